using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Says proofs in Japanese. What stands in 「」 or 『』 can be read back as a statement.</summary>
internal sealed class JapaneseProofWords : IProofWords
{
    /// <inheritdoc/>
    public string NoProof => "これらの文は互いに矛盾するが、示せるほど短い証明は見つからなかった。";

    /// <inheritdoc/>
    public string NoAnswerProof(string references, bool holds) =>
        $"{(references.Length == 0 ? string.Empty : references + "から")}{(holds ? "これ" : "この否定")}が導かれるが、示せるほど短い証明は見つからなかった。";

    /// <inheritdoc/>
    public string Supposed => "（仮定）";

    /// <inheritdoc/>
    public string Let(IReadOnlyList<string> names, string? reference) => $"{reference ?? "仮定"}のいうものを{string.Join("、", names)}とする。";

    /// <inheritdoc/>
    public string Join(IReadOnlyList<(string Words, string? Reference)> known) =>
        string.Join("と", known.Select(static k => Quoted(k.Words) + k.Reference));

    /// <inheritdoc/>
    public string More(int count) => $"同様の{count}件";

    /// <inheritdoc/>
    public string Derived(string premises, IReadOnlyList<string> conclusions, string basis) =>
        $"{(premises.Length == 0 ? string.Empty : premises + "から、")}{basis}{string.Join("と", conclusions.Select(Quoted))}が導かれる。";

    /// <inheritdoc/>
    public string AndDerived(string said, string premises, IReadOnlyList<string> conclusions, string basis) =>
        said + Derived(This(premises), conclusions, basis);

    /// <inheritdoc/>
    public string AndButSaid(string said, string premises, string reference, string words, string? basis) =>
        said + ButSaid(This(premises), reference, words, basis);

    /// <inheritdoc/>
    public string AndAgainstLaw(string said, string premises, string law) => said + AgainstLaw(This(premises), law);

    /// <inheritdoc/>
    public string AndRuledOut(string said, string premises, string references) => said + RuledOut(This(premises), references);

    /// <inheritdoc/>
    public string AndClash(string said, string premises) => $"{said}これは{(premises.Length == 0 ? string.Empty : premises + "と")}矛盾する。";

    /// <inheritdoc/>
    public string Said(string reference, string words) => $"{reference}は{Quoted(words)}と述べている。";

    /// <inheritdoc/>
    public string SaidAndSaid(string reference, string words, string otherReference, string otherWords) => reference == otherReference
        ? $"{reference}は{Quoted(words)}とも{Quoted(otherWords)}とも述べている。"
        : $"{reference}は{Quoted(words)}と述べているが、{otherReference}は{Quoted(otherWords)}と述べている。";

    /// <inheritdoc/>
    public string ButSaid(string premises, string reference, string words, string? basis) =>
        $"{premises}に対し、{reference}は{Quoted(words)}と述べている。{(basis is null ? string.Empty : $"しかし、{basis}。")}";

    /// <inheritdoc/>
    public string Clash(IReadOnlyList<(string Words, string? Reference)> known) => $"{Join(known)}は矛盾する。";

    /// <inheritdoc/>
    public string AgainstLaw(string premises, string law) => premises.Length == 0 ? $"しかし、{law}。" : $"{premises}が成り立つが、{law}。";

    /// <inheritdoc/>
    public string RuledOut(string premises, string references) => $"{premises}は{references}に反する。";

    /// <inheritdoc/>
    public string Impossible(string references) => $"{references}はそれだけで矛盾している。";

    /// <inheritdoc/>
    public string Split(string premises, IReadOnlyList<string> cases, string basis) =>
        $"{(premises.Length == 0 ? string.Empty : premises + "から、")}{basis}{string.Join("または", cases.Select(Quoted))}のどちらかである。";

    /// <inheritdoc/>
    public string Case(string words) => $"{Quoted(words)}の場合:";

    /// <inheritdoc/>
    public string By(string references, bool isQuestion) => isQuestion ? $"{references}の答えが逆であるとすれば、" : $"{references}により";

    /// <inheritdoc/>
    public string Since(string law) => $"{law}ので、";

    /// <inheritdoc/>
    public string Law(Inference law, Declaration declaration, string reference)
    {
        if (declaration is not RelationDeclaration relation)
        {
            return $"{reference}によりこれらは両立しない";
        }

        string said = law switch
        {
            Inference.Transitivity => "推移的である",
            Inference.Symmetry => "対称的である",
            Inference.Asymmetry => "非対称的である",
            Inference.Irreflexivity => "非反射的である",
            Inference.FunctionalValue => "値を一つしか持たない",
            Inference.Inverse => $"{Quoted(relation.Inverse!.Name)}の逆である",
            _ => "宣言された性質を持つ",
        };
        return $"{reference}により{Quoted(relation.Relation.Name)}は{said}";
    }

    private static string This(string premises) => premises.Length == 0 ? "これ" : "これと" + premises;

    // Names can stand in quotes themselves.
    private static string Quoted(string words) => words.Contains('「', StringComparison.Ordinal) ? $"『{words}』" : $"「{words}」";
}

using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Says proofs in English.</summary>
internal sealed class EnglishProofWords : IProofWords
{
    /// <inheritdoc/>
    public string NoProof => "The statements were found to contradict each other, but no proof short enough to be shown was found.";

    /// <inheritdoc/>
    public string NoAnswerProof(string references, bool holds) =>
        $"{(holds ? "This" : "The opposite")} was found to follow{(references.Length == 0 ? string.Empty : $" from {references}")}, but no proof short enough to be shown was found.";

    /// <inheritdoc/>
    public string Supposed => "(supposed)";

    /// <inheritdoc/>
    public string Let(IReadOnlyList<string> names, string? reference) =>
        $"Let {Join([.. names.Select(static n => (n, (string?)null))])} be {(names.Count == 1 ? "the thing" : "the things")} that {reference ?? "the supposed"} speaks of. ";

    /// <inheritdoc/>
    public string Join(IReadOnlyList<(string Words, string? Reference)> known)
    {
        string[] parts = [.. known.Select((k, i) => (i == 0 ? k.Words : Inside(k.Words)) + (k.Reference is null ? string.Empty : " " + k.Reference))];
        return parts.Length switch
        {
            0 => string.Empty,
            1 => parts[0],
            2 => $"{parts[0]} and {parts[1]}",
            _ => $"{string.Join(", ", parts[..^1])} and {parts[^1]}",
        };
    }

    /// <inheritdoc/>
    public string More(int count) => $"{count} more like these";

    /// <inheritdoc/>
    public string Derived(string premises, IReadOnlyList<string> conclusions, string basis) =>
        (premises.Length == 0 ? All(conclusions) : $"{premises}, so {Inside(All(conclusions))}") + $"{(basis.Length == 0 ? string.Empty : ", " + basis)}.";

    /// <inheritdoc/>
    public string AndDerived(string said, string premises, IReadOnlyList<string> conclusions, string basis) =>
        $"{Open(said)}, so {Inside(All(conclusions))}{Given(premises)}{(basis.Length == 0 ? string.Empty : ", " + basis)}.";

    /// <inheritdoc/>
    public string AndButSaid(string said, string premises, string reference, string words, string? basis) =>
        $"{Open(said)}{Given(premises)}, but {reference} says: {words}{(basis is null ? string.Empty : $", and {basis}")}.";

    /// <inheritdoc/>
    public string AndAgainstLaw(string said, string premises, string law) => $"{Open(said)}, but {law}{Given(premises)}.";

    /// <inheritdoc/>
    public string AndRuledOut(string said, string premises, string references) => $"{Open(said)}, but {references} rules that out{Given(premises)}.";

    /// <inheritdoc/>
    public string AndClash(string said, string premises) =>
        premises.Length == 0 ? $"{Open(said)}: a contradiction." : $"{Open(said)}, which contradicts that {Inside(premises)}.";

    /// <inheritdoc/>
    public string Said(string reference, string words) => $"{reference} says: {words}.";

    /// <inheritdoc/>
    public string SaidAndSaid(string reference, string words, string otherReference, string otherWords) => reference == otherReference
        ? $"{reference} says both: {words}, and {Inside(otherWords)}."
        : $"{reference} says: {words}. But {otherReference} says: {otherWords}.";

    /// <inheritdoc/>
    public string ButSaid(string premises, string reference, string words, string? basis) =>
        $"{premises}, but {reference} says: {words}{(basis is null ? string.Empty : $", and {basis}")}.";

    /// <inheritdoc/>
    public string Clash(IReadOnlyList<(string Words, string? Reference)> known) => $"{Join(known)}: a contradiction.";

    /// <inheritdoc/>
    public string AgainstLaw(string premises, string law) => premises.Length == 0 ? $"But {law}." : $"{premises}, but {law}.";

    /// <inheritdoc/>
    public string RuledOut(string premises, string references) => $"{premises}, but {references} rules that out.";

    /// <inheritdoc/>
    public string Impossible(string references) => $"{references} cannot be true, whatever else is.";

    /// <inheritdoc/>
    public string Split(string premises, IReadOnlyList<string> cases, string basis)
    {
        string alternatives = string.Join(", or ", cases.Select((c, i) => i == 0 && premises.Length == 0 && basis.Length > 0 ? c : Inside(c)));
        return premises.Length > 0 ? $"{premises}, so {alternatives}, {basis}:"
            : basis.Length > 0 ? $"{alternatives}, {basis}:"
            : $"Either {alternatives}:";
    }

    /// <inheritdoc/>
    public string Case(string words) => $"If {Inside(words)}:";

    /// <inheritdoc/>
    public string By(string references, bool isQuestion) => isQuestion ? $"if {references} had the opposite answer" : $"by {references}";

    /// <inheritdoc/>
    public string Since(string law) => $"since {law}";

    /// <inheritdoc/>
    public string Law(Inference law, Declaration declaration, string reference)
    {
        if (declaration is not RelationDeclaration relation)
        {
            return $"they exclude each other {reference}";
        }

        string said = law switch
        {
            Inference.Transitivity => "is transitive",
            Inference.Symmetry => "is symmetric",
            Inference.Asymmetry => "is asymmetric",
            Inference.Irreflexivity => "is irreflexive",
            Inference.FunctionalValue => "is functional",
            Inference.Inverse => $"is the inverse of {Quoted(relation.Inverse!)}",
            _ => "obeys its laws",
        };
        return $"{Quoted(relation.Relation)} {said} {reference}";
    }

    private string All(IReadOnlyList<string> conclusions) => Join([.. conclusions.Select(static c => (c, (string?)null))]);

    // A sentence that goes on.
    private static string Open(string sentence) => sentence.TrimEnd('.');

    private static string Given(string premises) => premises.Length == 0 ? string.Empty : $", given that {Inside(premises)}";

    private static string Quoted(Predicate relation) => $"\"{relation.Name.Replace('_', ' ')}\"";

    // "The cat" loses its capital within a sentence, "Tweety" keeps it: only the article is known to be no name.
    private static string Inside(string sentence) =>
        sentence.StartsWith("The ", StringComparison.Ordinal) || sentence.StartsWith("A ", StringComparison.Ordinal)
            ? char.ToLowerInvariant(sentence[0]) + sentence[1..]
            : sentence;
}

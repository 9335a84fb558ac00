using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Says the steps of a proof, in the language of the statements.</summary>
/// <remarks>Statements are named as in the list that a report shows above the proof: [id]; earlier lines by their number in brackets.</remarks>
internal sealed class ProofText
{
    // More premises than this are cut short: the reader has seen the pattern.
    private const int MostPremises = 6;

    private readonly Vocabulary _vocabulary;
    private readonly IProofWords _words;
    private readonly List<string> _lines = [];
    private readonly bool _isNumbered;
    private readonly ThingNames? _things;
    private readonly Dictionary<int, int> _lineOf = [];

    private ProofText(Vocabulary vocabulary, IProofWords words, bool isNumbered, ThingNames? things)
    {
        _things = things;
        _vocabulary = vocabulary;
        _words = words;
        _isNumbered = isNumbered;
    }

    /// <summary>Says the proof of a conflict.</summary>
    public static ImmutableArray<string> OfConflict(Proof proof, IEnumerable<Statement> statements, Vocabulary vocabulary) =>
        proof.Steps.IsEmpty ? [WordsFor(statements).NoProof] : Of(proof, WordsFor(statements), vocabulary);

    /// <summary>Says the proof of an answer.</summary>
    /// <param name="proof">The proof; without steps when there is none to show.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="premises">The statements that the answer follows from.</param>
    /// <param name="holds">Whether what is asked follows; otherwise its opposite.</param>
    /// <param name="vocabulary">The users' words.</param>
    public static ImmutableArray<string> OfAnswer(
        Proof proof, Statement question, ImmutableArray<Statement> premises, bool holds, Vocabulary vocabulary)
    {
        IProofWords words = WordsFor(premises.Add(question));
        return proof.Steps.IsEmpty ? [words.NoAnswerProof(References(premises), holds)] : Of(proof, words, vocabulary);
    }

    private static ImmutableArray<string> Of(Proof proof, IProofWords words, Vocabulary vocabulary)
    {
        ProofText text = new(vocabulary, words, ProofStep.CountLines(proof.Steps) > 1, ThingNames.Of(proof, vocabulary));
        text.NoteLines(proof.Steps);
        text.Add(proof.Steps, string.Empty, previous: 0);
        return [.. text._lines];
    }

    /// <summary>Gives the words for proofs from some statements: Japanese where most of them are.</summary>
    private static IProofWords WordsFor(IEnumerable<Statement> statements)
    {
        Statement[] said = [.. statements.Where(static s => s.Declaration is null)];
        int japanese = said.Count(static s => s.Text.AsSpan().ContainsAnyInRange('\u3041', '\u30FF'));
        return japanese * 2 > said.Length ? new JapaneseProofWords() : new EnglishProofWords();
    }

    private void NoteLines(ImmutableArray<ProofStep> steps)
    {
        foreach (ProofStep step in steps)
        {
            _lineOf.Add(step.Number, step.Line);
            foreach (ProofCase one in step.Cases)
            {
                NoteLines(one.Steps);
            }
        }
    }

    private void Add(ImmutableArray<ProofStep> steps, string indentation, int previous)
    {
        int next = 0;
        while (next < steps.Length)
        {
            ProofStep first = steps[next];
            string introduction = string.Empty;
            string said = string.Empty;
            List<ProofStep> before = [];
            while (next < steps.Length && steps[next].Line == first.Line)
            {
                List<ProofStep> inference = [steps[next++]];
                while (next < steps.Length && steps[next].Line == first.Line && StepLines.AreSaidTogether(inference[0], steps[next]))
                {
                    inference.Add(steps[next++]);
                }

                introduction += string.Concat(inference.Where(s => !IsSaidOnly(s, steps)).Select(Introduction));
                said = before.Count == 0 ? Say(inference, previous) : SayOn(said, inference, before);
                before = inference;
            }

            string number = _isNumbered ? $"{first.Line}. " : string.Empty;
            _lines.Add($"{indentation}{number}{introduction}{said}");
            previous = first.Line;
            foreach (ProofCase one in first.Cases)
            {
                _lines.Add($"{indentation}   {_words.Case(Say(one.Supposition))}");
                Add(one.Steps, indentation + "   ", previous);
            }
        }
    }

    private static bool IsSaidOnly(ProofStep step, ImmutableArray<ProofStep> steps) =>
        step.Statements.IsEmpty && steps.Length == 1 && step.Premises.Count(static p => p.Statement is not null) == 1
        && step.Premises.All(static p => p.Inference == Inference.Witness || p is { Statement: null, Step: null });

    private string Introduction(ProofStep step) =>
        string.Concat((_things?.IntroducedBy(step) ?? []).Select(i => _words.Let(i.Letters, i.Statement is { } s ? Reference(s) : null)));

    // Goes on with a line: what was concluded last is not said again.
    private string SayOn(string said, List<ProofStep> inference, List<ProofStep> before)
    {
        ProofStep step = inference[0];
        ImmutableArray<ProofPremise> others = [.. step.Premises.Where(p => !before.Exists(b => b.Number == p.Step))];
        string Others() => Premises(others, previous: 0);
        if (step.Conclusion is not null)
        {
            return _words.AndDerived(said, Others(), [.. inference.Select(s => Say(s.Conclusion!))], Basis(step));
        }

        bool isLaw = !step.Statements.IsEmpty && step.Statements.All(static s => s.Declaration is not null);
        if ((isLaw || step.Statements.IsEmpty) && others.LastOrDefault(static p => p.Statement is not null) is { } last)
        {
            others = others.Remove(last);
            return _words.AndButSaid(said, Others(), Reference(last.Statement!), Say(last.Says), isLaw ? Law(step) : null);
        }

        return isLaw ? _words.AndAgainstLaw(said, Others(), Law(step))
            : step.Statements.IsEmpty ? _words.AndClash(said, Others())
            : _words.AndRuledOut(said, Others(), References(step.Statements));
    }

    private string Say(List<ProofStep> inference, int previous) => inference is [var only]
        ? Say(only, previous)
        : _words.Derived(Premises(inference[0].Premises, previous), [.. inference.Select(s => Say(s.Conclusion!))], Basis(inference[0]));

    private string Say(ProofStep step, int previous)
    {
        string basis = Basis(step);
        if (step.Inference == Inference.CaseSplit)
        {
            return _words.Split(Premises(step.Premises, previous), [.. step.Cases.Select(c => Say(c.Supposition))], basis);
        }

        if (step.Conclusion is { } conclusion)
        {
            return step.Statements.IsEmpty && step.Premises is [{ Statement: { } only }]
                ? _words.Said(Reference(only), SayAsStated(step.Premises[0]))
                : _words.Derived(Premises(step.Premises, previous), [Say(conclusion)], basis);
        }

        // What one statement says at the end of a chain stands behind "but".
        (ImmutableArray<ProofPremise> before, ProofPremise? last) = LastSaid(step);
        if (step.Statements.IsEmpty)
        {
            return last is null
                ? _words.Clash([.. step.Premises.Select(p => (Say(p.Says), (string?)ReferenceOf(p, previous: 0)))])
                : before is [{ Statement: null, Step: null }]
                ? _words.Said(Reference(last.Statement!), SayAsStated(last)) // What is supposed is only the opposite.
                : before is [{ Statement: { } first, Inference: not Inference.Witness }] && last.Inference != Inference.Witness
                ? _words.SaidAndSaid(Reference(first), Say(before[0].Says), Reference(last.Statement!), Say(last.Says))
                : _words.ButSaid(Premises(before, previous), Reference(last.Statement!), Say(last.Says), basis: null);
        }

        bool isLaw = step.Statements.All(static s => s.Declaration is not null);
        return isLaw && last is not null && before.Any(static p => p.Step is not null)
            ? _words.ButSaid(Premises(before, previous), Reference(last.Statement!), Say(last.Says), Law(step))
            : isLaw ? _words.AgainstLaw(Premises(step.Premises, previous), Law(step))
            : step.Premises.IsEmpty ? _words.Impossible(References(step.Statements))
            : _words.RuledOut(Premises(step.Premises, previous), References(step.Statements));
    }

    private static (ImmutableArray<ProofPremise> Before, ProofPremise? Last) LastSaid(ProofStep step)
    {
        ProofPremise? last = step.Premises.LastOrDefault(static p => p.Statement is not null);
        return last is null ? (step.Premises, null) : (step.Premises.Remove(last), last);
    }

    private string Basis(ProofStep step) =>
        step.Statements.IsEmpty ? string.Empty
        : step.Statements[0].Declaration is not null ? _words.Since(Law(step))
        : _words.By(References(step.Statements), step.Statements[0].Kind == StatementKind.Question);

    private string Law(ProofStep step) => _words.Law(step.Inference, step.Statements[0].Declaration!, Reference(step.Statements[0]));

    private string Premises(ImmutableArray<ProofPremise> premises, int previous)
    {
        List<(string, string?)> said = [.. premises.Select(p => (Say(p.Says), ReferenceOf(p, previous)))];
        if (said.Count > 1 && said[0].Item2 is { } common && said.TrueForAll(s => s.Item2 == common))
        {
            // One statement says it all.
            said = [.. said.Select((s, i) => (s.Item1, i == said.Count - 1 ? common : null))];
        }

        int left = said.Count - MostPremises;
        return left > 1
            ? _words.Join([.. said.Take(MostPremises - 1), (_words.More(left), null), said[^1]])
            : _words.Join(said);
    }

    // What the line above says needs no number; what is supposed of a question, so as to be refuted, is nobody's word.
    private string? ReferenceOf(ProofPremise premise, int previous) =>
        premise.Statement is { } statement ? Reference(statement)
        : premise.Step is null ? _words.Supposed
        : premise.Step is { } step && _lineOf[step] is var line && line != previous && premise.Inference != Inference.Supposition ? $"({line})"
        : null;

    private static string References(ImmutableArray<Statement> statements) => string.Join(", ", statements.Select(Reference));

    private static string Reference(Statement statement) => $"[{statement.Id}]";

    // Of a thing without a name, the statement's own words.
    private string SayAsStated(ProofPremise said) => said.Inference == Inference.Witness ? said.Statement!.Text : Say(said.Says);

    private string Say(Formula literal)
    {
        (AtomicFormula atom, bool holds) = Literals.Split(literal);
        return _things is null ? _vocabulary.Say(atom, holds) : _vocabulary.Say(atom, holds, _things.NameOf);
    }
}

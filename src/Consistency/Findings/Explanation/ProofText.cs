using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Findings;

/// <summary>Says the steps of a proof, in the language of the statements.</summary>
/// <remarks>Statements are named as in the list that a report shows above the proof: [id]; steps by their number in brackets.</remarks>
internal sealed class ProofText
{
    // More premises than this are cut short: the reader has seen the pattern.
    private const int MostPremises = 6;

    private readonly Vocabulary _vocabulary;
    private readonly IProofWords _words;
    private readonly List<string> _lines = [];
    private readonly bool _isNumbered;

    private ProofText(Vocabulary vocabulary, IProofWords words, bool isNumbered)
    {
        _vocabulary = vocabulary;
        _words = words;
        _isNumbered = isNumbered;
    }

    /// <summary>Says the proof of a conflict, one step a line.</summary>
    public static ImmutableArray<string> OfConflict(ImmutableArray<ProofStep> steps, IEnumerable<Statement> statements, Vocabulary vocabulary) =>
        steps.IsEmpty ? [WordsFor(statements).NoProof] : Of(steps, WordsFor(statements), vocabulary);

    /// <summary>Says the proof of an answer, one step a line.</summary>
    /// <param name="steps">The steps; empty when there is no proof to show.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="premises">The statements that the answer follows from.</param>
    /// <param name="holds">Whether what is asked follows; otherwise its opposite.</param>
    /// <param name="vocabulary">The users' words.</param>
    public static ImmutableArray<string> OfAnswer(
        ImmutableArray<ProofStep> steps, Statement question, ImmutableArray<Statement> premises, bool holds, Vocabulary vocabulary)
    {
        IProofWords words = WordsFor(premises.Add(question));
        return steps.IsEmpty ? [words.NoAnswerProof(References(premises), holds)] : Of(steps, words, vocabulary);
    }

    private static ImmutableArray<string> Of(ImmutableArray<ProofStep> steps, IProofWords words, Vocabulary vocabulary)
    {
        ProofText text = new(vocabulary, words, ProofStep.Count(steps) > 1);
        text.Add(steps, string.Empty, previous: 0);
        return [.. text._lines];
    }

    /// <summary>Gives the words for proofs from some statements: Japanese where most of them are.</summary>
    private static IProofWords WordsFor(IEnumerable<Statement> statements)
    {
        Statement[] said = [.. statements.Where(static s => s.Declaration is null)];
        int japanese = said.Count(static s => s.Text.AsSpan().ContainsAnyInRange('\u3041', '\u30FF'));
        return japanese * 2 > said.Length ? new JapaneseProofWords() : new EnglishProofWords();
    }

    private void Add(ImmutableArray<ProofStep> steps, string indentation, int previous)
    {
        foreach (ProofStep step in steps)
        {
            string number = _isNumbered ? $"{step.Number}. " : string.Empty;
            _lines.Add($"{indentation}{number}{Say(step, previous)}");
            previous = step.Number;
            foreach (ProofCase one in step.Cases)
            {
                _lines.Add($"{indentation}   {_words.Case(Say(one.Supposition))}");
                Add(one.Steps, indentation + "   ", previous: step.Number);
            }
        }
    }

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
                ? _words.Said(Reference(only), Say(conclusion))
                : _words.Derived(Premises(step.Premises, previous), Say(conclusion), basis);
        }

        // What one statement says at the end of a chain stands behind "but".
        (ImmutableArray<ProofPremise> before, ProofPremise? last) = LastSaid(step);
        if (step.Statements.IsEmpty)
        {
            return last is null
                ? _words.Clash([.. step.Premises.Select(p => (Say(p.Says), (string?)ReferenceOf(p, previous: 0)))])
                : before is [{ Statement: null, Step: null }]
                ? _words.Said(Reference(last.Statement!), Say(last.Says)) // What is supposed is only the opposite.
                : before is [{ Statement: { } first }]
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
        int left = said.Count - MostPremises;
        return left > 1
            ? _words.Join([.. said.Take(MostPremises - 1), (_words.More(left), null), said[^1]])
            : _words.Join(said);
    }

    // What the line above says needs no number; what is supposed of a question, so as to be refuted, is nobody's word.
    private string? ReferenceOf(ProofPremise premise, int previous) =>
        premise.Statement is { } statement ? Reference(statement)
        : premise.Step is null ? _words.Supposed
        : premise.Step is { } step && step != previous && premise.Inference != Inference.Supposition ? $"({step})"
        : null;

    private static string References(ImmutableArray<Statement> statements) => string.Join(", ", statements.Select(Reference));

    private static string Reference(Statement statement) => $"[{statement.Id}]";

    private string Say(Formula literal)
    {
        (AtomicFormula atom, bool holds) = Literals.Split(literal);
        return _vocabulary.Say(atom, holds);
    }
}

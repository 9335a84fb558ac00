using System.Collections.Immutable;
using Consistency.Logic;
using Parser = Consistency.Language.Generated.EnglishParser;

namespace Consistency.Language;

/// <content>Pronouns: what "it" and "they" stand for.</content>
/// <remarks>
/// A pronoun beside a verb is another thing than the verb's subject ("The cat chases the mouse and eats it"; N. Chomsky 1981,
/// principle B: for the same thing one says "itself"). As a rule a subject takes up a subject and an object an object; a
/// second candidate that fits is another reading.
/// </remarks>
internal sealed partial class EnglishReader
{
    // Those that "they" stands for while something is said of them: no other pronoun of that clause stands for them.
    private IReadOnlyList<Term> _they = [];

    // "arguments" is what stands beside the pronoun at its verb; nothing when it is the subject.
    private Formula Pronoun(Parser.NounContext pronoun, ImmutableArray<Term> arguments, Func<Term, Formula> holds)
    {
        string word = ((ClaimToken)pronoun.Start).Lower;
        if (word is "they" or "them" && _scope.Group is { Count: > 1 } group && !group.Any(t => arguments.Contains(t)))
        {
            IReadOnlyList<Term> before = _they;
            _they = group;
            Formula all = Formula.And(group.Select(holds));
            _they = before;
            return all;
        }

        Term antecedent = Antecedent(pronoun, word, arguments);
        NoteMention(pronoun, antecedent, isSubject: arguments.IsEmpty);
        return holds(antecedent);
    }

    private Term Antecedent(Parser.NounContext pronoun, string word, ImmutableArray<Term> arguments)
    {
        if (word == "each other")
        {
            return _other ?? throw Unreadable(
                DiagnosticCatalogue.UnboundPronoun, $"'{pronoun.Start.Text}' needs two that are named before it.", "Write 'Alice and Bob like each other.', or a sentence for each.", pronoun);
        }

        IReadOnlyList<Term> candidates = _scope.Antecedents(word, _they.Count == 0 ? arguments : [.. arguments, .. _they], arguments.IsEmpty);
        if (_scope.DissolvedFor(word) is { } introduced && MeansDissolved(pronoun, word, candidates, introduced))
        {
            throw new LiftException(introduced, pronoun);
        }

        if (_scope.EndedFor(word) is { } all && !candidates.Any(c => c.IsVariable))
        {
            // "Every dog is happy unless it is hungry": read again with a variable for the whole sentence.
            throw new LiftException(new Dissolved(Said(all), all, IsInCondition: false), pronoun);
        }

        if (candidates.Count > 0 && _scope.CanBeEnded(word) && !candidates.Any(c => c.IsVariable || _scope.IsSubject(c)))
        {
            throw Unreadable(
                DiagnosticCatalogue.Ambiguous,
                $"'{pronoun.Start.Text}' could stand for {Spoken(candidates[0])}, or for one of those that only a part of this sentence speaks of.",
                "Write the name instead.",
                pronoun);
        }

        if (candidates.Count == 1)
        {
            // "An employee may take leave only if the manager approves it": it is the leave and not the employee.
            return word == "it" && _scope.PhraseOf(candidates[0]) is { } sole && !SentenceScope.Fits(word, sole) && _scope.DissolvedStuff() is { } stuff
                ? throw new LiftException(stuff, pronoun) : candidates[0];
        }

        if (candidates.Count == 2 && (word is not "them" || candidates[0].IsVariable))
        {
            return candidates[IsSecond(pronoun, candidates[0], candidates[1]) ? 1 : 0];
        }

        throw candidates.Count == 0
            ? Unreadable(
                DiagnosticCatalogue.UnboundPronoun,
                $"'{pronoun.Start.Text}' stands for nothing that this sentence mentions before it.",
                "Write the name instead.",
                pronoun)
            : Unreadable(
                DiagnosticCatalogue.Ambiguous,
                $"'{pronoun.Start.Text}' could stand for {Spoken(candidates[0])} or {Spoken(candidates[1])}.",
                "Write the name instead, or use X and Y: 'If X is older than Y then …'.",
                pronoun);
    }

    // "If a customer buys an item then it is packed": it is the item. "If a cat chases a mouse then it runs" can be either.
    private bool MeansDissolved(Parser.NounContext pronoun, string word, IReadOnlyList<Term> candidates, Dissolved introduced)
    {
        List<Term> fitting = [.. candidates.Where(c => _scope.PhraseOf(c) is not { } phrase || SentenceScope.Fits(word, phrase))];
        return fitting.Count switch
        {
            0 => true,
            1 when _isConditional && !introduced.IsInCondition => false,
            _ when !_isConditional && fitting.TrueForAll(static f => !f.IsVariable) => true,
            1 when SentenceScope.IsLikely(word, introduced.Phrase) && _scope.PhraseOf(fitting[0]) is { } phrase && !SentenceScope.IsLikely(word, phrase) => true,
            1 => IsOther(AmbiguityKind.Pronoun, pronoun, () => ($"{pronoun.Start.Text} = {Spoken(fitting[0])}", $"{pronoun.Start.Text} = the {introduced.Phrase}")),
            _ => false,
        };
    }

    private string Spoken(Term term) => term.IsVariable ? _scope.PhraseOf(term) ?? term.Name : _vocabulary.NameOf(term);
}

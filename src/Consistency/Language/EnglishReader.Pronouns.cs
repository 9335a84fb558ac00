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

    private readonly List<(ClaimToken Pronoun, string Name)> _takenUp = [];
    private bool _wasRead;
    private Parser.NounContext? _kindSubject;
    private Parser.NounContext? _kindBefore;

    /// <summary>Gets the pronouns of the last sentence that stand for what the sentence before names, with that.</summary>
    public IReadOnlyList<(ClaimToken Pronoun, string Name)> TakenUp => _takenUp;

    /// <summary>Gives, before another sentence is parsed, the words for all of a kind that were the subject of the sentence before, which "they" at the start of the next can stand for; null when there were none.</summary>
    public IReadOnlyList<string>? KindBefore() => _kindBefore is { } noun ? [.. Tokens(noun).Select(static t => t.Word)] : null;

    // What one sentence says can be taken up by the next one only, and when it could be read.
    private void BeginSentence()
    {
        _kindBefore = _wasRead ? _kindSubject : null;
        _scope.Begin(_wasRead, _takenUp.Count > 0);
        _wasRead = false;
        _kindSubject = null;
        _takenUp.Clear();
    }

    // "arguments" is what stands beside the pronoun at its verb; nothing when it is the subject.
    private Formula Pronoun(Parser.NounContext pronoun, ImmutableArray<Term> arguments, Func<Term, Formula> holds)
    {
        string word = ((ClaimToken)pronoun.Start).Lower;
        IReadOnlyList<Term> group = _scope.Group.Count > 1 ? _scope.Group : _scope.HasReferents ? [] : _scope.GroupBefore;
        if (word is "they" or "them" && group.Count > 1 && !group.Any(t => arguments.Contains(t)))
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

        if (candidates.Count == 0 && Earlier(pronoun, word, arguments) is { } earlier)
        {
            return earlier;
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

    // "Marie Curie was a physicist. She won the Nobel Prize."
    private Term? Earlier(Parser.NounContext pronoun, string word, ImmutableArray<Term> arguments)
    {
        if (_isConditional || (word == "it" && MayBeEmpty(pronoun)))
        {
            return null;
        }

        IReadOnlyList<Referent> earlier = _scope.Earlier(word, _they.Count == 0 ? arguments : [.. arguments, .. _they], arguments.IsEmpty);
        if (earlier.Count == 0)
        {
            return null;
        }

        Referent meant = earlier[earlier.Count > 1 && IsSecond(pronoun, earlier[0].Term, earlier[1].Term) ? 1 : 0];
        _scope.AddName(meant.Term, meant.Phrase, arguments.IsEmpty);
        if (_taken is null && !_takenUp.Exists(t => ReferenceEquals(t.Pronoun, pronoun.Start)))
        {
            _takenUp.Add(((ClaimToken)pronoun.Start, _vocabulary.NameOf(meant.Term)));
        }

        return meant.Term;
    }

    // "It is important to sleep", "It seems that Bob is kind", "It takes an hour": nothing that was named.
    private static bool MayBeEmpty(Parser.NounContext pronoun)
    {
        Antlr4.Runtime.RuleContext sentence = pronoun;
        while (sentence is not Parser.SentenceContext)
        {
            sentence = sentence.Parent;
        }

        return pronoun.Start.TokenIndex == 0 && Tokens((Parser.SentenceContext)sentence).Any(static t => t.Type == Parser.WHO || t.Lower is "to" or "seems" or "seemed" or "appears" or "appeared"
            or "takes" or "took" or "turns" or "turned" or "follows" or "followed" or "happens" or "happened" or "depends" or "matters" or "helps" or "costs" or "time" or "late" or "early");
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

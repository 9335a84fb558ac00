using Consistency.Logic;
using Parser = Consistency.Language.Generated.EnglishParser;

namespace Consistency.Language;

/// <content>Sentences that speak again of a thing that only a kind was named of: "If a person owns a car then the person insures the car".</content>
/// <remarks>
/// A kind behind a verb is part of the relation's name ("owns a car"), so nothing stands for the car. When a sentence takes
/// it up, it is read with a variable: for all x and y, if x is a person and y is a car and x owns y then x insures y. Where
/// the car is an object of what follows, too, what this means for the kind is said beside it: who owns a car insures a car.
/// </remarks>
internal sealed partial class EnglishReader
{
    // More things than that are taken up by no sentence that can be followed.
    private const int MostLifted = 3;

    private readonly List<Parser.NounContext> _lifted = [];
    private readonly List<(Term Variable, Parser.NounContext Noun)> _liftedVariables = [];
    private readonly List<(Parser.NounContext Mention, Parser.NounContext Noun, bool IsSubject)> _mentions = [];
    private readonly List<(Parser.NounContext Mention, Parser.NounContext Noun)> _takenKinds = [];

    /// <summary>Gets the phrase of which the last sentence speaks only by what it is called by name; null when there is none.</summary>
    public string? Unlinked { get; private set; }

    private Formula ReadOnce(Parser.SentenceContext sentence)
    {
        _lifted.Clear();
        _takenKinds.Clear();
        Unlinked = null;
        while (true)
        {
            try
            {
                Formula formula = ReadPass(sentence);
                return _lifted.Count == 0 ? formula : WithKinds(sentence, formula);
            }
            catch (LiftException lift)
            {
                CheckLift(sentence, lift);
                _lifted.Add(lift.Introduced.Noun);
            }
        }
    }

    private void CheckLift(Parser.SentenceContext sentence, LiftException lift)
    {
        Parser.NounContext noun = lift.Introduced.Noun;
        if (IsMainSubject(sentence, noun) && !_lifted.Contains(noun))
        {
            return;
        }

        bool hasPlace = _isConditional ? lift.Introduced.IsInCondition : IsInOnlySubject(sentence, noun);
        if (!hasPlace || noun is not Parser.DeterminedContext || _lifted.Count == MostLifted || _lifted.Contains(noun))
        {
            throw Unreadable(
                DiagnosticCatalogue.Unsupported,
                $"'{Said(lift.Mention)}' seems to be '{Said(noun)}', which is only a kind of things here.",
                _isConditional
                    ? "Use X and Y: 'If X is a customer and Y is a car and X owns Y then X insures Y.'"
                    : "Name the thing, one sentence for each: 'Alice owns Rex. Rex is a dog. Rex barks.'",
                lift.Mention);
        }
    }

    // Whether the whole sentence is about the one subject that a noun stands in.
    private static bool IsInOnlySubject(Parser.SentenceContext sentence, Parser.NounContext noun)
    {
        if (sentence.body() is not Parser.PlainContext { left: { } left } || !HaveOneSubject(left._parts) || left._parts[0]._items[0] is not Parser.ClauseContext clause
            || clause.about is not Parser.AndSubjectContext subject || subject._nouns.Count != 1)
        {
            return false;
        }

        return subject._nouns[0] is Parser.BareContext or Parser.AnybodyContext or Parser.DeterminedContext { Start.Type: Parser.EVERY or Parser.A or Parser.NO } && IsWithin(noun, subject._nouns[0]);
    }

    // Whether a noun is what a whole sentence speaks of, as "every dog" in "Every dog is happy unless it is hungry".
    private static bool IsMainSubject(Parser.SentenceContext sentence, Parser.NounContext noun)
    {
        if (sentence.body() is not Parser.PlainContext plain || plain.by is { Start.Type: Parser.IMPLIES or Parser.IFF })
        {
            return false;
        }

        IEnumerable<Parser.ItemContext> items = plain.left._parts.SelectMany(static p => p._items);
        return items.First() is Parser.ClauseContext { about: Parser.AndSubjectContext about } && about._nouns.Count == 1 && ReferenceEquals(about._nouns[0], noun)
            && items.Skip(1).All(static i => i is Parser.SameSubjectContext or Parser.SameVerbContext
                or Parser.ClauseContext { about: Parser.AndSubjectContext { Start.Type: Parser.PRONOUN } });
    }

    private static bool IsWithin(Antlr4.Runtime.RuleContext? inner, Antlr4.Runtime.RuleContext outer)
    {
        while (inner is not null && !ReferenceEquals(inner, outer))
        {
            inner = inner.Parent;
        }

        return inner is not null;
    }

    private bool IsLifted(Parser.NounContext noun) => _lifted.Count > 0 && _lifted.Exists(l => ReferenceEquals(l, noun));

    // Whether a thing is taken up that a subject speaks of: then the subject's variable reaches over the whole sentence, too.
    private bool LiftsIn(Parser.NounContext subject) =>
        _lifted.Count > 0 && _lifted.Exists(l => _isConditional ? ReferenceEquals(l, subject) : IsWithin(l, subject));

    private Formula Wide(string phrase, Func<Term, Formula?> restriction, Func<Term, Formula> holds)
    {
        Term x = _scope.Introduce(phrase, isSubject: true);
        bool generalized = _generalizes;
        _generalizes = true;
        Formula? restricted = restriction(x);
        _generalizes = generalized;
        if (restricted is not null)
        {
            _scope.Restrictions.AddRange(restricted is Conjunction conjunction ? conjunction.Operands : [restricted]);
        }

        SpeaksOfKinds |= !_isConditional;
        _scope.LastSubject = x;
        return holds(x);
    }

    private void NoteLifted(Parser.NounContext noun, Term variable)
    {
        if (IsLifted(noun))
        {
            _liftedVariables.Add((variable, noun));
        }
    }

    private void NoteMention(Parser.NounContext mention, Term variable, bool isSubject)
    {
        foreach ((Term lifted, Parser.NounContext noun) in _liftedVariables)
        {
            if (lifted.Equals(variable))
            {
                _mentions.Add((mention, noun, isSubject));
            }
        }
    }

    // The kind that a phrase takes up, while a sentence is read for what it says of kinds.
    private Parser.NounContext? Taken(Parser.NounContext mention)
    {
        foreach ((Parser.NounContext taken, Parser.NounContext noun) in _takenKinds)
        {
            if (ReferenceEquals(taken, mention))
            {
                return noun;
            }
        }

        return null;
    }

    // "Who owns a car insures a car" follows from "who owns it insures it"; not with a "not", nor of what the car itself does.
    private Formula WithKinds(Parser.SentenceContext sentence, Formula formula)
    {
        List<Parser.NounContext> subjects = _lifted.FindAll(l => IsMainSubject(sentence, l));
        _lifted.RemoveAll(subjects.Contains);
        if (_lifted.Count == 0)
        {
            return formula;
        }

        string phrase = Said(_lifted[0]);
        _mentions.RemoveAll(m => !IsLifted(m.Noun));
        bool isPlain = _mentions.Count > 0 && _mentions.TrueForAll(static m => !m.IsSubject) && !Tokens(sentence).Any(static t => t.Type is
            Parser.NOT or Parser.NO or Parser.NO_ONE or Parser.NEITHER or Parser.NOT_EVERY or Parser.NOT_THE_CASE or Parser.UNLESS or Parser.IFF
            or Parser.ONLY or Parser.NOT_BOTH or Parser.VICE_VERSA or Parser.AT_MOST or Parser.EXACTLY);
        if (isPlain)
        {
            _takenKinds.AddRange(_mentions.Select(static m => (m.Mention, m.Noun)));
            _lifted.Clear();
            _lifted.AddRange(subjects);
            try
            {
                return Formula.And(ReadPass(sentence), formula);
            }
            catch (Exception e) when (e is UnreadableException or LiftException)
            {
                // Then it says nothing of the kind alone.
            }
        }

        Unlinked = phrase;
        return formula;
    }
}

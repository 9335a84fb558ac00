using System.Collections.Immutable;
using Consistency.Logic;
using Parser = Consistency.Language.Generated.FormalParser;

namespace Consistency.Language;

/// <summary>Turns the parse tree of the formal register into a formula.</summary>
internal sealed class FormalReader
{
    private readonly VocabularyBuilder _vocabulary;

    // How many quantifiers bind a name where the walk stands.
    private readonly Dictionary<string, int> _bound = new(StringComparer.Ordinal);
    private bool _freeAllowed;

    private readonly SentenceNotes _notes;

    public FormalReader(VocabularyBuilder vocabulary, SentenceNotes notes)
    {
        _vocabulary = vocabulary;
        _notes = notes;
    }

    /// <summary>Reads a formula.</summary>
    /// <param name="sentence">The tree.</param>
    /// <param name="freeAllowed">Whether a letter from u to z without a quantifier is a variable instead of a mistake.</param>
    public Formula Read(Parser.SentenceContext sentence, bool freeAllowed)
    {
        _bound.Clear();
        _freeAllowed = freeAllowed;
        return Equivalence(sentence.equivalence());
    }

    /// <summary>Tells whether a name looks like a variable: one letter from u to z, with up to two digits behind it (y2028 is a year).</summary>
    public static bool LooksLikeVariable(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > 3 || name[0] is not ((>= 'u' and <= 'z') or (>= 'U' and <= 'Z')))
        {
            return false;
        }

        for (int i = 1; i < name.Length; i++)
        {
            if (!char.IsAsciiDigit(name[i]))
            {
                return false;
            }
        }

        return true;
    }

    private Formula Equivalence(Parser.EquivalenceContext context)
    {
        Parser.ImplicationContext[] parts = context.implication();
        Formula formula = Implication(parts[0]);
        for (int i = 1; i < parts.Length; i++)
        {
            formula = formula.IfAndOnlyIf(Implication(parts[i]));
        }

        return formula;
    }

    private Formula Implication(Parser.ImplicationContext context)
    {
        Formula left = Disjunction(context.disjunction());
        return context.implication() is { } right ? left.Implies(Implication(right)) : left;
    }

    private Formula Disjunction(Parser.DisjunctionContext context)
    {
        if (context.ChildCount == 1)
        {
            return Exclusive((Parser.ExclusiveContext)context.GetChild(0));
        }

        WarnIfMixed(context.exclusive().Any(static e => e.ChildCount > 1 || e.conjunction(0).ChildCount > 1), context);
        return new Disjunction([.. context.exclusive().Select(Exclusive)]);
    }

    // "p & q | r" has a meaning here, but people disagree about it.
    private void WarnIfMixed(bool isMixed, Antlr4.Runtime.ParserRuleContext context)
    {
        if (isMixed)
        {
            _notes.Add(
                DiagnosticCatalogue.MixedConnectives,
                Claims.DiagnosticSeverity.Warning,
                "Different connectives stand side by side without brackets; '&' was read as binding tighter than '^', and '^' tighter than '|'.",
                "Put brackets around what belongs together.",
                (ClaimToken)context.Start,
                (ClaimToken)context.Stop);
        }
    }

    private Formula Exclusive(Parser.ExclusiveContext context)
    {
        WarnIfMixed(context.ChildCount > 1 && context.conjunction().Any(static c => c.ChildCount > 1), context);
        Formula formula = Conjunction((Parser.ConjunctionContext)context.GetChild(0));
        for (int i = 2; i < context.ChildCount; i += 2)
        {
            formula = Formula.Xor(formula, Conjunction((Parser.ConjunctionContext)context.GetChild(i)));
        }

        return formula;
    }

    private Formula Conjunction(Parser.ConjunctionContext context) =>
        context.ChildCount == 1
            ? Unary((Parser.UnaryContext)context.GetChild(0))
            : new Conjunction([.. context.unary().Select(Unary)]);

    private Formula Unary(Parser.UnaryContext context)
    {
        switch (context)
        {
            case Parser.NegatedContext negated:
                return !Unary(negated.unary());
            case Parser.BracketedContext bracketed:
                return Equivalence(bracketed.equivalence());
            case Parser.EqualContext equal:
                Equality equality = new(TermOf(equal.term(0)), TermOf(equal.term(1)));
                return equal.EQUAL() is null ? !equality : equality;
            case Parser.AtomContext atom:
                return new AtomicFormula(PredicateOf(atom), [.. atom.term().Select(TermOf)]);
            case Parser.WideContext wide:
                return Quantified(wide.FORALL() is not null, wide.variable(), () => Equivalence(wide.equivalence()));
            default:
                Parser.NarrowContext narrow = (Parser.NarrowContext)context;
                return Quantified(narrow.FORALL() is not null, narrow.variable(), () => Unary(narrow.unary()));
        }
    }

    private static Predicate PredicateOf(Parser.AtomContext atom)
    {
        string name = NameOf(atom.name());
        int arity = atom.term().Length;
        if (arity > Predicate.MaxArity)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.Unsupported,
                $"'{name}' has {arity} arguments; a predicate has at most {Predicate.MaxArity}.",
                null,
                ((ClaimToken)atom.Start).Start,
                ((ClaimToken)atom.Start).Length);
        }

        return new Predicate(name, arity);
    }

    private Formula Quantified(bool isUniversal, Parser.VariableContext[] names, Func<Formula> body)
    {
        ImmutableArray<Term>.Builder variables = ImmutableArray.CreateBuilder<Term>(names.Length);
        foreach (Parser.VariableContext name in names)
        {
            if (!char.IsLetter(((ClaimToken)name.Start).Word[0]))
            {
                throw new UnreadableException(
                    DiagnosticCatalogue.Unexpected,
                    $"'{name.Start.Text}' cannot be a variable, because it does not start with a letter.",
                    "Write 'forall x: …'.",
                    ((ClaimToken)name.Start).Start,
                    ((ClaimToken)name.Start).Length);
            }

            Term variable = Term.Variable(((ClaimToken)name.Start).Word);
            if (variables.Contains(variable))
            {
                throw new UnreadableException(
                    DiagnosticCatalogue.Unexpected,
                    $"The variable '{variable}' stands twice behind one quantifier.",
                    "Name each variable once.",
                    ((ClaimToken)name.Start).Start,
                    ((ClaimToken)name.Start).Length);
            }

            variables.Add(variable);
            _bound[variable.Name] = _bound.GetValueOrDefault(variable.Name) + 1;
        }

        Formula inner = body();
        foreach (Term variable in variables)
        {
            _bound[variable.Name]--;
        }

        return isUniversal ? new UniversalQuantification(variables.ToImmutable(), inner) : new ExistentialQuantification(variables.ToImmutable(), inner);
    }

    private Term TermOf(Parser.TermContext context)
    {
        ClaimToken token = (ClaimToken)context.Start;
        if (token.Type == Parser.WORD)
        {
            if (_bound.GetValueOrDefault(token.Word) > 0)
            {
                return Term.Variable(token.Word);
            }

            if (LooksLikeVariable(token.Word))
            {
                return _freeAllowed
                    ? Term.Variable(token.Word)
                    : throw new UnreadableException(
                        DiagnosticCatalogue.FreeVariable,
                        $"The variable '{token.Word}' is bound by no quantifier.",
                        $"Write 'forall {token.Word}: …', or put the name in quotes if it is one: \"{token.Word}\".",
                        token.Start,
                        token.Length);
            }
        }

        string name = NameOf(context.name());
        Term constant = Term.Constant(name);
        if (name.Any(char.IsUpper) || token.Type == Parser.QUOTED)
        {
            _vocabulary.Add(constant, name);
        }

        return constant;
    }

    private static string NameOf(Parser.NameContext context)
    {
        ClaimToken token = (ClaimToken)context.Start;
        return token.Type == Parser.QUOTED ? TextForms.Unquote(token.Word) : token.Word;
    }
}

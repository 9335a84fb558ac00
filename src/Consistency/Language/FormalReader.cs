using System.Text;
using Antlr4.Runtime;
using Consistency.Claims;
using Consistency.Language.Generated;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>Reads formulas and declarations of the formal register.</summary>
internal sealed class FormalReader
{
    private const string Help = "Write it like forall x: bird(x) & !penguin(x) -> flies(x), or flies(tweety).";
    private readonly FormalLexer _lexer;
    private readonly FormalParser _parser;
    private int _offset;

    public FormalReader()
    {
        _lexer = new FormalLexer(new AntlrInputStream(string.Empty));
        _lexer.RemoveErrorListeners();
        _parser = new FormalParser(new CommonTokenStream(_lexer)) { ErrorHandler = new ThrowingErrorStrategy() };
        _parser.RemoveErrorListeners();
    }

    /// <summary>Tells by its signs whether a sentence is a formula; one without any sign is tried as English first.</summary>
    public static bool LooksFormal(string sentence)
    {
        bool isQuoted = false;
        for (int i = 0; i < sentence.Length; i++)
        {
            char c = sentence[i];
            if (c == '"')
            {
                isQuoted = !isQuoted;
                if (!isQuoted && i + 1 < sentence.Length && sentence[i + 1] == '(')
                {
                    return true;
                }
            }
            else if (!isQuoted && (c is '∀' or '∃' or '¬' or '∧' or '∨' or '⊕' or '→' or '⇒' or '↔' or '⇔' or '⟷' or '≠' or '|' or '^' or '='
                || (c == '&' && (i == 0 || char.IsWhiteSpace(sentence[i - 1])))
                || (c == '>' && i > 0 && sentence[i - 1] is '-' or '=')
                || (c is '!' or '~' && i + 1 < sentence.Length && !char.IsWhiteSpace(sentence[i + 1]))
                || (c == '(' && (i == 0 || char.IsLetterOrDigit(sentence[i - 1])))))
            {
                return true;
            }
        }

        return StartsWithWord(sentence, "forall") || StartsWithWord(sentence, "exists");
    }

    /// <summary>Reads a formula.</summary>
    /// <param name="sentence">The text of the formula.</param>
    /// <param name="offset">Where it stands, for problems.</param>
    /// <exception cref="LanguageProblem">It is malformed, or a variable is free.</exception>
    public Formula ReadFormula(string sentence, int offset)
    {
        Formula formula = Parse(sentence, offset, static p => p.formulaStatement(), DiagnosticIds.NotAFormula, Help) is { } tree
            ? Convert(tree.formula(), [])
            : throw new InvalidOperationException();
        RejectFreeVariables(formula, sentence);
        return formula;
    }

    /// <summary>Reads a formula; null when it is none.</summary>
    public Formula? TryReadFormula(string sentence, int offset)
    {
        try
        {
            return ReadFormula(sentence, offset);
        }
        catch (LanguageProblem)
        {
            return null;
        }
    }

    /// <summary>Reads a declaration.</summary>
    /// <param name="keyword">One of relation, exclusive and constant.</param>
    /// <param name="sentence">The text behind the keyword.</param>
    /// <param name="offset">Where it stands, for problems.</param>
    /// <exception cref="LanguageProblem">It is malformed.</exception>
    public Declaration ReadDeclaration(string keyword, string sentence, int offset)
    {
        try
        {
            return keyword switch
            {
                "relation" => ReadRelation(sentence, offset),
                "exclusive" => ReadExclusion(sentence, offset),
                _ => new ConstantDeclaration(Parse(
                        sentence, offset, static p => p.constantStatement(), DiagnosticIds.BadDeclaration, "Write it like constant alice, bob.")
                    .name().Select(static n => Term.Constant(NameOf(n)))),
            };
        }
        catch (ArgumentException e)
        {
            throw new LanguageProblem(
                DiagnosticIds.BadDeclaration, e.Message.Split(" (Parameter")[0], "Correct the declaration.", offset, sentence.Length);
        }
    }

    private RelationDeclaration ReadRelation(string sentence, int offset)
    {
        FormalParser.RelationStatementContext tree = Parse(
            sentence,
            offset,
            static p => p.relationStatement(),
            DiagnosticIds.BadDeclaration,
            "Write it like relation \"older than\" is transitive, asymmetric, or relation capital_of: functional, inverse has_capital.");
        RelationProperties properties = RelationProperties.None;
        Predicate? inverse = null;
        foreach (FormalParser.LawContext law in tree.law())
        {
            if (law.property is null)
            {
                inverse = new Predicate(NameOf(law.name()), 2);
            }
            else if (Enum.TryParse(law.property.Text, ignoreCase: true, out RelationProperties property)
                && Enum.IsDefined(property) && property != RelationProperties.None && !char.IsDigit(law.property.Text[0]))
            {
                properties |= property;
            }
            else
            {
                throw new LanguageProblem(
                    DiagnosticIds.UnknownLaw,
                    $"'{law.property.Text}' is no law of relations.",
                    "There are transitive, symmetric, asymmetric, irreflexive, functional, and inverse with a name.",
                    offset + law.property.StartIndex,
                    law.property.Text.Length);
            }
        }

        return new RelationDeclaration(new Predicate(NameOf(tree.name()), 2), properties, inverse);
    }

    private ExclusionDeclaration ReadExclusion(string sentence, int offset)
    {
        string atoms = sentence.TrimStart(':', ' ');
        FormalParser.ExclusiveStatementContext tree = Parse(
            atoms,
            offset + sentence.Length - atoms.Length,
            static p => p.exclusiveStatement(),
            DiagnosticIds.BadDeclaration,
            "Write it like exclusive red(x), green(x), blue(x), or exclusive red, green, blue.");

        // "exclusive red, green": of one thing. A single small letter is a variable here, since nothing binds it.
        FormalParser.AtomContext[] alternatives = tree.atom();
        bool isShort = alternatives.All(static a => a.OPEN() is null);
        return new ExclusionDeclaration(alternatives.Select(a =>
        {
            Term[] arguments = isShort
                ? [Term.Variable("x")]
                : [.. a.name().Skip(1).Select(static n => IsVariableName(n.GetText()) ? Term.Variable(n.GetText()) : Term.Constant(NameOf(n)))];
            return new Predicate(NameOf(a.name(0)), arguments.Length).Of(arguments);
        }));
    }

    private T Parse<T>(string sentence, int offset, Func<FormalParser, T> rule, string diagnosticId, string help)
        where T : ParserRuleContext
    {
        _offset = offset;
        _lexer.SetInputStream(new AntlrInputStream(sentence));
        _parser.TokenStream = new CommonTokenStream(_lexer);
        try
        {
            return rule(_parser);
        }
        catch (ThrowingErrorStrategy.SyntaxErrorException e)
        {
            throw Unexpected(e.Token, sentence, diagnosticId, help);
        }
        catch (ArgumentException e) when (e is not ArgumentNullException)
        {
            throw new LanguageProblem(diagnosticId, e.Message, help, offset, sentence.Length);
        }
    }

    private LanguageProblem Unexpected(IToken token, string sentence, string diagnosticId, string help)
    {
        int open = sentence.Count(static c => c == '(');
        int close = sentence.Count(static c => c == ')');
        bool isEnd = token.Type == TokenConstants.EOF;
        string found = isEnd ? "The formula ends too early" : $"'{token.Text}' does not fit here";
        string why = open > close ? $": {open - close} bracket{(open - close == 1 ? " is" : "s are")} not closed."
            : open < close ? $": there {(close - open == 1 ? "is" : "are")} {close - open} closing bracket{(close - open == 1 ? string.Empty : "s")} too many."
            : token.Text == "\"" ? ": the quote is not closed." : ".";
        int start = _offset + (isEnd ? sentence.Length : token.StartIndex);
        return new LanguageProblem(diagnosticId, found + why, help, start, isEnd ? 0 : token.Text.Length);
    }

    private Formula Convert(FormalParser.FormulaContext tree, HashSet<string> bound)
    {
        // a <-> b <-> c groups to the left.
        Formula formula = Convert(tree.implication(0), bound);
        for (int i = 1; i < tree.implication().Length; i++)
        {
            formula = formula.IfAndOnlyIf(Convert(tree.implication(i), bound));
        }

        return formula;
    }

    private Formula Convert(FormalParser.ImplicationContext tree, HashSet<string> bound)
    {
        Formula antecedent = Formula.Or(tree.disjunction().exclusion().Select(e => Convert(e, bound)));
        return tree.implication() is { } consequent ? antecedent.Implies(Convert(consequent, bound)) : antecedent;
    }

    private Formula Convert(FormalParser.ExclusionContext tree, HashSet<string> bound) => tree.conjunction()
        .Select(c => Formula.And(c.unary().Select(u => Convert(u, bound))))
        .Aggregate(Formula.Xor);

    private Formula Convert(FormalParser.UnaryContext tree, HashSet<string> bound)
    {
        switch (tree)
        {
            case FormalParser.NegationContext negation:
                return !Convert(negation.unary(), bound);
            case FormalParser.BracketsContext brackets:
                return Convert(brackets.formula(), bound);
            case FormalParser.ComparisonContext comparison:
                Formula equality = new Equality(TermOf(comparison.name(0), bound), TermOf(comparison.name(1), bound));
                return comparison.@operator.Type == FormalParser.EQUAL ? equality : !equality;
            case FormalParser.WideQuantificationContext wide:
                return Quantify(wide.quantifier, wide.name(), bound, b => Convert(wide.formula(), b));
            case FormalParser.QuantificationContext narrow:
                return Quantify(narrow.quantifier, narrow.name(), bound, b => Convert(narrow.unary(), b));
            case FormalParser.AtomicContext atomic:
                FormalParser.NameContext[] names = atomic.atom().name();
                if (names.Length - 1 > Predicate.MaxArity)
                {
                    throw new LanguageProblem(
                        DiagnosticIds.NotAFormula,
                        $"A predicate has at most {Predicate.MaxArity} arguments, not {names.Length - 1}.",
                        "Say it with several predicates.",
                        _offset + atomic.Start.StartIndex,
                        atomic.GetText().Length);
                }

                return new Predicate(NameOf(names[0]), names.Length - 1).Of([.. names.Skip(1).Select(n => TermOf(n, bound))]);
            default:
                throw new InvalidOperationException($"Unknown tree {tree.GetType().Name}.");
        }
    }

    private static Formula Quantify(
        IToken quantifier, FormalParser.NameContext[] names, HashSet<string> bound, Func<HashSet<string>, Formula> body)
    {
        string[] variables = [.. names.Select(static n => n.GetText()).Distinct()];
        HashSet<string> inner = [.. bound, .. variables];
        Term[] terms = [.. variables.Select(Term.Variable)];
        return quantifier.Type == FormalParser.FORALL
            ? new UniversalQuantification([.. terms], body(inner))
            : new ExistentialQuantification([.. terms], body(inner));
    }

    private static Term TermOf(FormalParser.NameContext name, HashSet<string> bound)
    {
        string text = name.GetText();
        return bound.Contains(text) ? Term.Variable(text)
            : IsVariableName(text) ? Term.Variable(text)
            : Term.Constant(NameOf(name));
    }

    // A name that everybody reads as a variable; unbound, it is a mistake rather than a thing called "x".
    private static bool IsVariableName(string name) =>
        (name.Length > 0 && name[0] is >= 'u' and <= 'z' && name.Skip(1).All(char.IsAsciiDigit)) || name.StartsWith('$');

    private void RejectFreeVariables(Formula formula, string sentence)
    {
        if (FreeVariables.FirstOf(formula) is not { } free)
        {
            return;
        }

        int place = System.Text.RegularExpressions.Regex.Match(
            sentence, $@"(?<![\w$]){System.Text.RegularExpressions.Regex.Escape(free.Name)}(?!\w)").Index;
        throw new LanguageProblem(
            DiagnosticIds.FreeVariable,
            $"The variable '{free.Name}' is bound by no quantifier.",
            $"Write 'forall {free.Name}: …' in front, or quote the name if it is a thing.",
            _offset + place,
            free.Name.Length);
    }

    private static string NameOf(FormalParser.NameContext name)
    {
        string text = name.GetText();
        if (name.QUOTED() is null)
        {
            return text;
        }

        StringBuilder unquoted = new();
        for (int i = 1; i < text.Length - 1; i++)
        {
            i += text[i] == '\\' ? 1 : 0;
            unquoted.Append(text[i]);
        }

        return unquoted.ToString();
    }

    private static bool StartsWithWord(string sentence, string word) =>
        sentence.Length > word.Length
        && sentence.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && !char.IsLetter(sentence[word.Length]);
}

using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Formats;

/// <summary>Reads one formula out of the words of a TPTP document.</summary>
internal sealed class TptpFormulaReader(StatementCollector statements)
{
    // As deep as the claim language goes, so that what is read can be printed and read again.
    private const int MaxDepth = 190;
    private const string Hint = "Formulas look like '! [X] : (bird(X) => (flies(X) | ~ wings(X)))'; different connectives need brackets.";

    private readonly NameTable _predicates = new();
    private readonly NameTable _constants = new();
    private readonly List<string> _bound = [];
    private readonly List<string> _free = [];
    private List<TptpToken> _tokens = [];
    private int _at;
    private int _depth;

    private TptpToken Token => _tokens[_at];

    /// <summary>Reads a formula and moves behind it.</summary>
    /// <param name="tokens">The document.</param>
    /// <param name="at">Where the formula starts; behind it afterwards, or at the fault.</param>
    /// <param name="closes">Whether free variables mean everything, as in <c>cnf</c>.</param>
    public Formula Read(List<TptpToken> tokens, ref int at, bool closes)
    {
        (_tokens, _at, _depth) = (tokens, at, 0);
        _bound.Clear();
        _free.Clear();
        Formula formula = BooleanFormula.Close(Binary());
        at = _at;
        if (_free.Count == 0)
        {
            return formula;
        }

        TptpToken first = tokens[at - 1];
        Term[] free = [.. _free.Distinct().Select(VariableOf)];
        return closes
            ? free.Distinct().Count() == free.Length
                ? new UniversalQuantification([.. free], formula)
                : throw new UnreadableException(
                    DiagnosticCatalogue.BadTptp, "Two variables of this formula have names that come to the same here.", "Rename one of them.", first.Start, first.Length)
            : throw new UnreadableException(
                DiagnosticCatalogue.FreeVariable, $"The variable '{_free[0]}' is bound by no quantifier.",
                "A quantifier reaches over the next unit only: '! [X] : (p(X) => q(X))'.", first.Start, first.Length);
    }

    public static UnreadableException Unexpected(TptpToken token, string expected, string hint) =>
        new(
            DiagnosticCatalogue.BadTptp,
            token.Kind switch
            {
                TptpTokenKind.End => $"The document ends too early; expected {expected}.",
                TptpTokenKind.Bad when token.Text is "'" or "\"" => "This quotation mark has no partner on its line.",
                _ => $"'{token.Text}' was not expected here; expected {expected}.",
            },
            hint,
            token.Start,
            token.Length);

    private bool Is(string sign) => Token.Kind == TptpTokenKind.Sign && Token.Text == sign;

    private Formula Binary()
    {
        Formula left = Unit();
        if (Token.Kind != TptpTokenKind.Sign)
        {
            return left;
        }

        string sign = Token.Text;
        switch (sign)
        {
            case "&" or "|":
                List<Formula> operands = [left];
                while (Is(sign))
                {
                    _at++;
                    operands.Add(Unit());
                }

                if (Is("&") || Is("|"))
                {
                    throw Unexpected(Token, "a bracket between '&' and '|'", Hint);
                }

                return sign == "&" ? BooleanFormula.And(operands) : BooleanFormula.Or(operands);
            case "=>" or "<=" or "<=>" or "<~>" or "~|" or "~&":
                _at++;
                Formula right = Unit();
                return sign switch
                {
                    "=>" => BooleanFormula.Implies(left, right),
                    "<=" => BooleanFormula.Implies(right, left),
                    "<=>" => BooleanFormula.Iff(left, right),
                    "<~>" => BooleanFormula.Xor(left, right),
                    "~|" => BooleanFormula.Not(BooleanFormula.Or([left, right])),
                    _ => BooleanFormula.Not(BooleanFormula.And([left, right])),
                };
            default:
                return left;
        }
    }

    private Formula Unit()
    {
        if (++_depth > MaxDepth)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.TooDeep, $"The formula is nested deeper than {MaxDepth} levels here.", "Split it into several formulas.", Token.Start, Token.Length);
        }

        Formula formula;
        if (Is("~"))
        {
            _at++;
            formula = BooleanFormula.Not(Unit());
        }
        else if (Is("("))
        {
            _at++;
            formula = Binary();
            Expect(")");
        }
        else if (Is("!") || Is("?"))
        {
            formula = Quantified(isUniversal: Is("!"));
        }
        else
        {
            formula = Atom();
        }

        _depth--;
        return formula;
    }

    private Formula Quantified(bool isUniversal)
    {
        _at++;
        Expect("[");
        ImmutableArray<Term>.Builder variables = ImmutableArray.CreateBuilder<Term>();
        int outer = _bound.Count;
        do
        {
            _at += variables.Count > 0 ? 1 : 0;
            TptpToken name = Token;
            if (name.Kind != TptpTokenKind.Variable)
            {
                throw Unexpected(name, "a variable, which starts with a capital letter", Hint);
            }

            Term variable = VariableOf(name);
            if (variables.Contains(variable))
            {
                throw new UnreadableException(
                    DiagnosticCatalogue.BadTptp, $"The variable '{name.Text}' stands twice behind one quantifier.", "Name each variable once.", name.Start, name.Length);
            }

            variables.Add(variable);
            _bound.Add(name.Text);
            _at++;
        }
        while (Is(","));
        Expect("]");
        Expect(":");
        Formula body = Unit();
        _bound.RemoveRange(outer, _bound.Count - outer);
        return BooleanFormula.Wrap(body, inner => isUniversal
            ? new UniversalQuantification(variables.ToImmutable(), inner)
            : new ExistentialQuantification(variables.ToImmutable(), inner));
    }

    private Formula Atom()
    {
        TptpToken head = Token;
        if (head.Kind == TptpTokenKind.Defined)
        {
            _at++;
            return head.Text is "$true" or "$false"
                ? BooleanFormula.Constant(head.Text == "$true")
                : throw new UnreadableException(
                    DiagnosticCatalogue.UnsupportedTptp, $"'{head.Text}' is not read; of the defined names only $true and $false are.", null, head.Start, head.Length);
        }

        if (head.Kind is not (TptpTokenKind.Name or TptpTokenKind.Variable))
        {
            throw Unexpected(head, "a formula", Hint);
        }

        _at++;
        List<Term> terms = [];
        if (head.Kind == TptpTokenKind.Name && Is("("))
        {
            do
            {
                _at++;
                terms.Add(TermAt());
            }
            while (Is(","));
            Expect(")");
        }

        if (Is("=") || Is("!="))
        {
            if (terms.Count > 0)
            {
                throw Function(head);
            }

            bool isEqual = Is("=");
            _at++;
            Equality equality = new(TermOf(head), TermAt());
            return isEqual ? equality : !equality;
        }

        if (head.Kind == TptpTokenKind.Variable)
        {
            throw Unexpected(head, "a predicate, which starts with a lower-case letter", Hint);
        }

        if (terms.Count > Predicate.MaxArity)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.Unsupported, $"'{head.Text}' has {terms.Count} arguments; a predicate has at most {Predicate.MaxArity}.", null, head.Start, head.Length);
        }

        return new AtomicFormula(new Predicate(NameOf(head, _predicates), terms.Count), [.. terms]);
    }

    private Term TermAt()
    {
        TptpToken token = Token;
        if (token.Kind is not (TptpTokenKind.Name or TptpTokenKind.Variable))
        {
            throw Unexpected(token, "a name or a variable", Hint);
        }

        _at++;
        return Is("(") ? throw Function(token) : TermOf(token);
    }

    private static UnreadableException Function(TptpToken head) => new(
        DiagnosticCatalogue.UnsupportedTptp, $"'{head.Text}(…)' is a function term; only names and variables are read as terms.",
        "Write a relation instead: mother(X, Y) for Y = mother(X).", head.Start, head.Length);

    private Term TermOf(TptpToken token)
    {
        if (token.Kind == TptpTokenKind.Variable)
        {
            if (!_bound.Contains(token.Text))
            {
                _free.Add(token.Text);
            }

            return VariableOf(token);
        }

        Term constant = Term.Constant(NameOf(token, _constants));
        statements.Words.Add(constant, token.Text);
        return constant;
    }

    // A sign that no variable has would be lost, and two variables could become one.
    private static Term VariableOf(TptpToken token) => token.Text.All(static c => char.IsLetterOrDigit(c) || c == '_')
        ? VariableOf(token.Text)
        : throw new UnreadableException(
            DiagnosticCatalogue.BadTptp, $"'{token.Text}' is no variable.", "A variable has letters, digits and underscores, and starts with a capital letter.", token.Start, token.Length);

    // X is x here, and a variable that would read as a connective gets a sign more.
    private static Term VariableOf(string name)
    {
        string lower = char.ToLowerInvariant(name[0]) + name[1..];
        string safe = string.Concat(lower.Where(static c => char.IsLetterOrDigit(c) || c == '_'));
        return Term.Variable(Lexicon.Formal.ContainsKey(safe.ToLowerInvariant()) ? safe + "_variable" : safe);
    }

    private string NameOf(TptpToken token, NameTable names)
    {
        try
        {
            string name = names.Of(token.Text, out bool isRenamed);
            if (isRenamed)
            {
                statements.Report(
                    DiagnosticSeverity.Information, DiagnosticCatalogue.NamesCollide,
                    $"'{token.Text}' is called '{name}' here, because it differs from another name only in case or in signs.", null, token.Start, token.Length);
            }

            return name;
        }
        catch (ArgumentException)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.BadTptp, $"'{token.Text}' is no name: a name has a letter, digit or sign, and no control character.", "Write a name.", token.Start, token.Length);
        }
    }

    private void Expect(string sign)
    {
        if (!Is(sign))
        {
            throw Unexpected(Token, $"'{sign}'", Hint);
        }

        _at++;
    }
}

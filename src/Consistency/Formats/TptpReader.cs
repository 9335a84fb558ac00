using System.Globalization;
using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Formats;

/// <summary>Reads annotated formulas of TPTP: <c>fof</c> and <c>cnf</c> without function terms (Sutcliffe, "The TPTP problem library", 2017).</summary>
/// <remarks>
/// Axioms and their kin are facts, or rules when they start with "for all"; a conjecture is a question. The useful information
/// that <see cref="TptpWriter"/> adds (<c>kind</c>, <c>confidence</c>, <c>source</c>) makes claims of them again. Names are told
/// apart by case as TPTP does, and two names are two things, which TPTP does not assume.
/// </remarks>
internal sealed class TptpReader
{
    private const string Hint = "A formula looks like 'fof(a1, axiom, ! [X] : (bird(X) => flies(X))).'";
    private static readonly string[] Languages = ["fof", "cnf", "tff", "thf", "tcf", "include"];

    private readonly string _text;
    private readonly StatementCollector _statements;
    private readonly HashSet<string> _takenIds;
    private readonly TptpFormulaReader _formulas;
    private List<TptpToken> _tokens = [];
    private int _at;

    public TptpReader(string text, string? file, HashSet<string> takenIds)
    {
        _text = text;
        _takenIds = takenIds;
        _statements = new StatementCollector(text, file, takenIds);
        _formulas = new TptpFormulaReader(_statements);
    }

    private TptpToken Token => _tokens[_at];

    public ParseResult Read(CancellationToken cancellationToken)
    {
        _tokens = TptpScanner.Scan(_text, cancellationToken);
        while (Token.Kind != TptpTokenKind.End)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int start = _at;
            try
            {
                ReadAnnotated();
            }
            catch (UnreadableException e)
            {
                _statements.Report(e);
                _at = Math.Max(_at, start + 1);
                Resynchronize(start + 1);
            }
        }

        return _statements.Build();
    }

    // Goes on behind the full stop of the faulty formula, or at what starts another one on a new line.
    private void Resynchronize(int first)
    {
        _at = first;
        for (; Token.Kind != TptpTokenKind.End; _at++)
        {
            if (Token.Text == "." && Token.Kind == TptpTokenKind.Sign)
            {
                _at++;
                return;
            }

            if (StartsLine(Token.Start) && Array.IndexOf(Languages, Token.Text) >= 0 && _tokens[_at + 1].Text == "(")
            {
                return;
            }
        }
    }

    private bool StartsLine(int i)
    {
        while (i > 0 && _text[i - 1] is ' ' or '\t')
        {
            i--;
        }

        return i == 0 || _text[i - 1] is '\n' or '\r';
    }

    private void ReadAnnotated()
    {
        TptpToken language = Token;
        if (Array.IndexOf(Languages, language.Text) < 0)
        {
            throw Unexpected("a formula: fof(…) or cnf(…)");
        }

        if (language.Text is not ("fof" or "cnf"))
        {
            throw new UnreadableException(
                DiagnosticCatalogue.UnsupportedTptp,
                language.Text == "include" ? "'include' is not followed." : $"'{language.Text}' is not read; only fof and cnf are.",
                language.Text == "include" ? "Give the other file to the command as well." : "Rewrite the problem in first-order form.",
                language.Start,
                language.Length);
        }

        _at++;
        Expect("(");
        TptpToken name = Take(TptpTokenKind.Name, "the name of the formula");
        Expect(",");
        TptpToken role = Take(TptpTokenKind.Name, "a role such as axiom or conjecture");
        Expect(",");
        int first = _at;
        Formula formula = _formulas.Read(_tokens, ref _at, closes: language.Text == "cnf");
        int start = _tokens[first].Start;
        string said = TextForms.Fold(_text.AsSpan(start, _tokens[_at - 1].Start + _tokens[_at - 1].Length - start));
        (string? kind, double? confidence, string? source) = ReadAnnotations();
        Expect(")");
        int end = Token.Start + Token.Length;
        Expect(".");
        StatementKind actual = KindOf(role, kind, formula);
        if (actual == StatementKind.Question)
        {
            confidence = null;
        }

        string? id = string.IsNullOrWhiteSpace(name.Text) || _takenIds.Contains(name.Text) ? null : name.Text;
        _statements.Add(actual, id, formula, said, confidence, source, language.Start, end - language.Start);
    }

    private static StatementKind KindOf(TptpToken role, string? kind, Formula formula)
    {
        if (role.Text is "conjecture")
        {
            return StatementKind.Question;
        }

        if (role.Text is not ("axiom" or "hypothesis" or "definition" or "assumption" or "lemma" or "theorem" or "corollary" or "negated_conjecture"))
        {
            throw new UnreadableException(
                DiagnosticCatalogue.UnsupportedTptp, $"The role '{role.Text}' is not read.",
                "The roles are axiom, hypothesis, definition, assumption, lemma, theorem, corollary, conjecture and negated_conjecture.",
                role.Start, role.Length);
        }

        return kind switch
        {
            "claim" => StatementKind.Claim,
            "fact" => StatementKind.Fact,
            "rule" => StatementKind.Rule,
            _ => formula is UniversalQuantification ? StatementKind.Rule : StatementKind.Fact,
        };
    }

    // Anything may stand behind the formula; what our own writer puts there is used.
    private (string? Kind, double? Confidence, string? Source) ReadAnnotations()
    {
        string? kind = null;
        double? confidence = null;
        string? source = null;
        int depth = 0;
        if (Token.Text != ",")
        {
            return (null, null, null);
        }

        for (; Token.Kind != TptpTokenKind.End && Token.Text != "." && (depth > 0 || Token.Text != ")"); _at++)
        {
            depth += Token.Kind != TptpTokenKind.Sign ? 0 : Token.Text is "(" or "[" ? 1 : Token.Text is ")" or "]" ? -1 : 0;
            if (depth > 0 && Token.Kind == TptpTokenKind.Name && _at + 3 < _tokens.Count && _tokens[_at + 1].Text == "(" && _tokens[_at + 3].Text == ")")
            {
                string value = _tokens[_at + 2].Text;
                switch (Token.Text)
                {
                    case "kind":
                        kind = value;
                        break;
                    case "source" when !string.IsNullOrWhiteSpace(value):
                        source = value;
                        break;
                    case "confidence" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double c) && Statement.IsConfidence(c):
                        confidence = c;
                        break;
                }
            }
        }

        return (kind, confidence, source);
    }

    private TptpToken Take(TptpTokenKind kind, string expected)
    {
        TptpToken token = Token;
        if (token.Kind != kind)
        {
            throw Unexpected(expected);
        }

        _at++;
        return token;
    }

    private void Expect(string sign)
    {
        if (Token.Kind != TptpTokenKind.Sign || Token.Text != sign)
        {
            throw Unexpected($"'{sign}'");
        }

        _at++;
    }

    private UnreadableException Unexpected(string expected) => TptpFormulaReader.Unexpected(Token, expected, Hint);
}

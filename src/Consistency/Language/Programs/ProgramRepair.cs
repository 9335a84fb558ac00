using System.Globalization;
using System.Text.RegularExpressions;
using Consistency.Logic;

namespace Consistency.Language.Programs;

/// <summary>Mends formulas as models write them, where there is one way to mend them.</summary>
/// <remarks>
/// Two habits come from logic programming: <c>_</c> for "anything that fits", which is "there is" around its predicate, and rules
/// whose variables stand for everything without being bound. A variable that is free on one side only, or in something that is
/// no rule, could be meant either way, and stays a mistake.
/// </remarks>
internal static partial class ProgramRepair
{
    private const int MostVariables = 5;

    /// <summary>Reads a formula that cannot be read as it stands.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="result">What reading it gave.</param>
    /// <returns>The mended formula, and the id of what was mended; null when there is no one way.</returns>
    public static (Formula Formula, string Id)? Mend(string text, FormulaResult result)
    {
        if (WithoutBlanks(text) is { } named)
        {
            return new ClaimParser().ParseFormula(named).Formula is { } formula ? (formula, DiagnosticCatalogue.QuantifierMended) : null;
        }

        List<string> bound = [];
        for (FormulaResult last = result; last.Formula is null && bound.Count < MostVariables;)
        {
            Claims.Diagnostic mistake = last.Diagnostics[0];
            string prefix = string.Concat(bound.Select(static b => $"∀{b} ")) + (bound.Count > 0 ? "(" : string.Empty);
            int start = mistake.Span.Start - prefix.Length;
            if (mistake.Id != DiagnosticCatalogue.FreeVariable || start < 0 || start + mistake.Span.Length > text.Length)
            {
                return null;
            }

            bound.Add(text.Substring(start, mistake.Span.Length));
            last = new ClaimParser().ParseFormula($"{string.Concat(bound.Select(static b => $"∀{b} "))}({text})");
            if (last.Formula is { } closed && IsRule(closed))
            {
                return (closed, DiagnosticCatalogue.QuantifierMended);
            }
        }

        return null;
    }

    // Every variable at the front stands on both sides of "if … then".
    private static bool IsRule(Formula formula)
    {
        List<Term> variables = [];
        while (formula is UniversalQuantification universal)
        {
            variables.AddRange(universal.Variables);
            formula = universal.Body;
        }

        return formula is Implication rule
            && variables.TrueForAll(v => FreeVariables.AllOf(rule.Antecedent).Contains(v) && FreeVariables.AllOf(rule.Consequent).Contains(v));
    }

    // "Piloted(y, _, bbc)" says that there is something: ∃u (Piloted(y, u, bbc)). Null when there is no such blank.
    private static string? WithoutBlanks(string text)
    {
        int number = 0;
        string mended = Application().Replace(text, application =>
        {
            string[] arguments = [.. application.Groups["arguments"].Value.Split(',').Select(static a => a.Trim())];
            List<string> variables = [];
            for (int i = 0; i < arguments.Length; i++)
            {
                if (arguments[i] == "_")
                {
                    string name;
                    do
                    {
                        name = "u" + (++number).ToString(CultureInfo.InvariantCulture);
                    }
                    while (text.Contains(name, StringComparison.Ordinal));
                    variables.Add(arguments[i] = name);
                }
            }

            string said = $"{application.Groups["name"].Value}({string.Join(", ", arguments)})";
            return variables.Count == 0 ? application.Value : $"({string.Concat(variables.Select(static v => $"∃{v} "))}({said}))";
        });
        return number > 0 ? mended : null;
    }

    [GeneratedRegex(@"(?<name>[\p{L}\p{N}_]+)\s*\((?<arguments>[^()]*)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Application();
}

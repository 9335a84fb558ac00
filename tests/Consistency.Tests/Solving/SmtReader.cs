using System.Globalization;
using System.Text.RegularExpressions;
using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>Reads the few constructs that the witness files use: declare-const, assert and assert-soft over or, not and names.</summary>
internal static partial class SmtReader
{
    public static WeightedCnf Read(string text)
    {
        WeightedCnfBuilder builder = new();
        Dictionary<string, int> variables = [];
        string[] tokens = [.. Token().Matches(Comment().Replace(text, "")).Select(match => match.Value)];
        int position = 0;
        while (position < tokens.Length)
        {
            object command = Parse(tokens, ref position);
            switch (command)
            {
                case List<object> and ["declare-const", string name, "Bool"]:
                    variables.Add(name, builder.NewVariable());
                    break;
                case List<object> and ["assert", var clause]:
                    builder.AddHard(Clause(clause, variables));
                    break;
                case List<object> and ["assert-soft", var clause, ":weight", string weight, ..]:
                    builder.AddSoft(long.Parse(weight, CultureInfo.InvariantCulture), Clause(clause, variables));
                    break;
                case List<object> and ["set-option" or "check-sat" or "get-objectives" or "get-value", ..]:
                    break;
                default:
                    throw new FormatException($"Unexpected command before token {position}.");
            }
        }

        return builder.Build();
    }

    private static object Parse(string[] tokens, ref int position)
    {
        string token = tokens[position++];
        if (token != "(")
        {
            return token;
        }

        List<object> items = [];
        while (tokens[position] != ")")
        {
            items.Add(Parse(tokens, ref position));
        }

        position++;
        return items;
    }

    private static int[] Clause(object expression, Dictionary<string, int> variables) => expression switch
    {
        string name => [variables[name]],
        List<object> and ["not", string name] => [-variables[name]],
        List<object> and ["or", .. var operands] => [.. operands.SelectMany(operand => Clause(operand, variables))],
        _ => throw new FormatException("Not a clause."),
    };

    [GeneratedRegex(@"[()]|[^\s()]+")]
    private static partial Regex Token();

    [GeneratedRegex(@";[^\n]*")]
    private static partial Regex Comment();
}

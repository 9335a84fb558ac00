using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Formats;

/// <summary>Turns s-expressions over Bool into formulas.</summary>
internal sealed class SmtFormulaReader(StatementCollector statements)
{
    // What "let", "ite" and definitions repeat is counted as often as it stands in the formula, before it is used.
    private const int MaxSize = 20_000;

    // As deep as the claim language goes, so that what is read can be printed and read again.
    private const int MaxDepth = 190;
    private const string Hint = "The connectives are not, and, or, =>, xor, =, distinct and ite.";

    private readonly NameTable _names = new();
    private readonly Dictionary<string, Sized> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Stack<Sized>> _local = new(StringComparer.Ordinal);

    public void Declare(SmtExpression name)
    {
        CheckNew(name);
        try
        {
            string own = _names.Of(name.Text, out bool isRenamed);
            _values.Add(name.Text, new Sized(new Predicate(own, 0).Of(), 1));
            if (isRenamed)
            {
                statements.Report(
                    DiagnosticSeverity.Information, DiagnosticCatalogue.NamesCollide,
                    $"'{name.Text}' is called '{own}' here, because it differs from another name only in case or in signs.", null, name.Start, name.Length);
            }
        }
        catch (ArgumentException)
        {
            throw Bad($"'{name.Text}' is no name: a name has a letter, digit or sign, and no control character.", "Give the proposition another name.", name);
        }
    }

    public void Define(SmtExpression name, SmtExpression body)
    {
        CheckNew(name);
        _values.Add(name.Text, Value(body));
    }

    public Formula Read(SmtExpression expression)
    {
        _local.Clear();
        return BooleanFormula.Close(Value(expression).Formula);
    }

    private static UnreadableException Bad(string message, string hint, SmtExpression at) =>
        new(DiagnosticCatalogue.BadSmtLib, message, hint, at.Start, at.Length);

    private void CheckNew(SmtExpression name)
    {
        if (_values.ContainsKey(name.Text))
        {
            throw Bad($"'{name.Text}' is declared twice.", "Declare every name once.", name);
        }
    }

    private Sized Value(SmtExpression expression)
    {
        switch (expression.Kind)
        {
            case SmtExpressionKind.Symbol when _local.TryGetValue(expression.Text, out Stack<Sized>? local) && local.Count > 0:
                return local.Peek();
            case SmtExpressionKind.Symbol when expression.Text is "true" or "false":
                return new Sized(BooleanFormula.Constant(expression.Text == "true"), 1);
            case SmtExpressionKind.Symbol:
                return _values.TryGetValue(expression.Text, out Sized value)
                    ? value
                    : throw Bad($"'{expression.Text}' is not declared.", $"Write '(declare-const {expression.Text} Bool)' before it is used.", expression);
            case SmtExpressionKind.List when expression.Items is [{ Kind: SmtExpressionKind.Symbol } head, ..]:
                return Application(head, expression);
            default:
                throw Bad("A formula was expected here.", Hint, expression);
        }
    }

    private Sized Application(SmtExpression head, SmtExpression expression)
    {
        if (head.Text == "let")
        {
            return Let(expression);
        }

        if (head.Text == "!" && expression.Items.Length > 1)
        {
            return Value(expression.Items[1]);
        }

        Sized[] parts = [.. expression.Items.Skip(1).Select(Value)];
        Formula[] operands = [.. parts.Select(static p => p.Formula)];
        (int least, int most) = head.Text switch
        {
            "not" => (1, 1),
            "and" or "or" => (1, int.MaxValue),
            "=>" or "xor" or "=" or "distinct" => (2, int.MaxValue),
            "ite" => (3, 3),
            _ => throw new UnreadableException(
                DiagnosticCatalogue.UnsupportedSmtLib, $"'{head.Text}' is not read.", Hint, head.Start, head.Length),
        };
        if (operands.Length < least || operands.Length > most)
        {
            throw Bad($"'{head.Text}' takes {(most == least ? least : $"at least {least}")} formulas, not {operands.Length}.", Hint, expression);
        }

        // "=" and "ite" repeat parts.
        long size = Math.Min(int.MaxValue, 1 + (2 * parts.Sum(static p => p.Size)));
        if (head.Text is not ("=" or "ite"))
        {
            size = 1 + parts.Sum(static p => p.Size);
        }

        if (size > MaxSize)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.TooLong, $"The formula has more than {MaxSize} parts when everything in it is written out.",
                "Split it into several assertions.", expression.Start, expression.Length);
        }

        try
        {
            Formula formula = Apply(head.Text, operands);
            if (formula.Depth <= MaxDepth)
            {
                return new Sized(formula, size);
            }
        }
        catch (ArgumentException)
        {
            // Deeper than any formula may be: the same as below.
        }

        throw new UnreadableException(
            DiagnosticCatalogue.TooDeep, $"The formula is nested deeper than {MaxDepth} levels when everything in it is written out.",
            "Split it into several assertions.", expression.Start, expression.Length);
    }

    private static Formula Apply(string connective, Formula[] operands)
    {
        switch (connective)
        {
            case "not":
                return BooleanFormula.Not(operands[0]);
            case "and":
                return BooleanFormula.And(operands);
            case "or":
                return BooleanFormula.Or(operands);
            case "xor":
                return operands.Aggregate(BooleanFormula.Xor);
            case "=>":
                return Enumerable.Reverse(operands).Aggregate(static (consequent, antecedent) => BooleanFormula.Implies(antecedent, consequent));
            case "=":
                return BooleanFormula.And([.. operands.Zip(operands.Skip(1), BooleanFormula.Iff)]);
            case "distinct":
                // There are two truth values: three formulas cannot all differ.
                return operands.Length == 2 ? BooleanFormula.Xor(operands[0], operands[1]) : BooleanFormula.Constant(false);
            default:
                return BooleanFormula.And(
                [
                    BooleanFormula.Implies(operands[0], operands[1]),
                    BooleanFormula.Implies(BooleanFormula.Not(operands[0]), operands[2]),
                ]);
        }
    }

    // All values are read before any name is bound: "let" binds in parallel.
    private Sized Let(SmtExpression expression)
    {
        if (expression.Items is not [_, { Kind: SmtExpressionKind.List } bindings, SmtExpression body])
        {
            throw Bad("'let' takes a list of bindings and a formula.", "Write it like '(let ((a (and p q))) (or a r))'.", expression);
        }

        List<(string Name, Sized Value)> bound = [];
        foreach (SmtExpression binding in bindings.Items)
        {
            if (binding.Items is not [{ Kind: SmtExpressionKind.Symbol } name, SmtExpression value])
            {
                throw Bad("A binding is a name and a formula.", "Write it like '(a (and p q))'.", binding);
            }

            bound.Add((name.Text, Value(value)));
        }

        foreach ((string name, Sized value) in bound)
        {
            if (!_local.TryGetValue(name, out Stack<Sized>? stack))
            {
                _local.Add(name, stack = new Stack<Sized>());
            }

            stack.Push(value);
        }

        Sized result = Value(body);
        foreach ((string name, Sized _) in bound)
        {
            _local[name].Pop();
        }

        return result;
    }

    private readonly record struct Sized(Formula Formula, long Size);
}

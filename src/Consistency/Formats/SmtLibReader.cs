using System.Globalization;
using Consistency.Claims;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Formats;

/// <summary>Reads propositional SMT-LIB 2: <c>assert</c> gives facts, <c>assert-soft</c> claims of the same proportions of weight.</summary>
/// <remarks>After Barrett, Fontaine and Tinelli, "The SMT-LIB standard, version 2.6" (2021); <c>assert-soft</c> is νZ's.</remarks>
internal sealed class SmtLibReader
{
    private readonly string _text;
    private readonly HashSet<string> _takenIds;
    private readonly StatementCollector _statements;
    private readonly SmtFormulaReader _formulas;
    private readonly List<(Formula Formula, string? Id, decimal? Weight, string Said, SmtExpression Command)> _asserted = [];

    public SmtLibReader(string text, string? file, HashSet<string> takenIds)
    {
        _text = text;
        _takenIds = takenIds;
        _statements = new StatementCollector(text, file, takenIds);
        _formulas = new SmtFormulaReader(_statements);
    }

    public ParseResult Read(CancellationToken cancellationToken)
    {
        SmtScanner scanner = new(_text);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (scanner.Next() is not { } command)
                {
                    break;
                }

                if (IsExit(command))
                {
                    break;
                }

                Run(command);
            }
            catch (UnreadableException e)
            {
                _statements.Report(e);
            }
        }

        WeightUnit unit = _statements.UnitOf([.. _asserted.Where(static a => a.Weight is not null).Select(static a => a.Weight!.Value)]);
        foreach ((Formula formula, string? id, decimal? weight, string said, SmtExpression command) in _asserted)
        {
            _statements.Add(
                weight is null ? StatementKind.Fact : StatementKind.Claim, id is not null && _takenIds.Contains(id) ? null : id, formula, said,
                weight is { } w ? unit.ConfidenceOf(w) : null, null, command.Start, command.Length);
        }

        return _statements.Build();
    }

    private static bool IsExit(SmtExpression command) => command.Items is [SmtExpression only] && only.IsSymbol("exit");

    private static UnreadableException Bad(string message, string hint, SmtExpression at) =>
        new(DiagnosticCatalogue.BadSmtLib, message, hint, at.Start, at.Length);

    private void Run(SmtExpression command)
    {
        if (command.Kind != SmtExpressionKind.List || command.Items is not [{ Kind: SmtExpressionKind.Symbol } name, ..])
        {
            throw Bad("A command in brackets was expected.", "Write it like '(assert (or p (not q)))'.", command);
        }

        switch (name.Text)
        {
            case "declare-const" or "declare-fun":
                Declare(command, name.Text == "declare-fun");
                break;
            case "define-fun" or "define-const":
                Define(command, name.Text == "define-fun");
                break;
            case "assert" when command.Items.Length == 2:
                Assert(command, null);
                break;
            case "assert-soft" when command.Items.Length >= 2:
                Assert(command, WeightOf(command));
                break;
            case "assert" or "assert-soft":
                throw Bad($"'{name.Text}' takes one formula.", "Write it like '(assert (or p (not q)))'.", command);
            case "set-logic" or "set-option" or "set-info" or "check-sat" or "get-model" or "get-value" or "get-objectives" or "get-unsat-core"
                or "get-assignment" or "get-info" or "echo":
                break;
            default:
                throw new UnreadableException(
                    DiagnosticCatalogue.UnsupportedSmtLib, $"The command '{name.Text}' is not read.",
                    "Read are declare-const, declare-fun, define-fun, assert and assert-soft over Bool; push and pop have no counterpart.",
                    name.Start, name.Length);
        }
    }

    private static SmtExpression NameIn(SmtExpression command) =>
        command.Items.Length > 1 && command.Items[1].Kind == SmtExpressionKind.Symbol
            ? command.Items[1]
            : throw Bad("The name of a proposition was expected.", "Write it like '(declare-const p Bool)'.", command);

    private void Declare(SmtExpression command, bool isFunction)
    {
        SmtExpression name = NameIn(command);
        bool isProposition = isFunction
            ? command.Items is [_, _, { Kind: SmtExpressionKind.List, Items.IsEmpty: true }, SmtExpression result] && result.IsSymbol("Bool")
            : command.Items is [_, _, SmtExpression sort] && sort.IsSymbol("Bool");
        if (!isProposition)
        {
            throw new UnreadableException(
                DiagnosticCatalogue.UnsupportedSmtLib, $"'{name.Text}' is no proposition; only constants of the sort Bool are read.",
                "Write it like '(declare-const p Bool)' or '(declare-fun p () Bool)'.", command.Start, command.Length);
        }

        _formulas.Declare(name);
    }

    private void Define(SmtExpression command, bool isFunction)
    {
        SmtExpression name = NameIn(command);
        int sort = isFunction ? 3 : 2;
        if (command.Items.Length == sort + 2 && command.Items[sort].IsSymbol("Bool") && (!isFunction || command.Items[2] is { Kind: SmtExpressionKind.List, Items.IsEmpty: true }))
        {
            _formulas.Define(name, command.Items[sort + 1]);
            return;
        }

        throw new UnreadableException(
            DiagnosticCatalogue.UnsupportedSmtLib, $"'{name.Text}' is no definition of a proposition.",
            "Write it like '(define-fun p () Bool (and q r))'.", command.Start, command.Length);
    }

    private void Assert(SmtExpression command, decimal? weight)
    {
        SmtExpression asserted = command.Items[1];
        string? id = null;
        if (asserted.Items is [SmtExpression mark, SmtExpression named, ..] && mark.IsSymbol("!"))
        {
            for (int i = 2; i + 1 < asserted.Items.Length; i += 2)
            {
                id = asserted.Items[i].Text == ":named" && !string.IsNullOrWhiteSpace(asserted.Items[i + 1].Text) ? asserted.Items[i + 1].Text : id;
            }

            asserted = named;
        }

        Formula formula = _formulas.Read(asserted);
        _asserted.Add((formula, id, weight, TextForms.Fold(_text.AsSpan(asserted.Start, asserted.Length)), command));
    }

    private static decimal WeightOf(SmtExpression command)
    {
        for (int i = 2; i + 1 < command.Items.Length; i++)
        {
            if (command.Items[i] is { Kind: SmtExpressionKind.Keyword, Text: ":weight" })
            {
                SmtExpression weight = command.Items[i + 1];
                return decimal.TryParse(weight.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) && value <= 1e18m
                    ? value
                    : throw Bad("The weight is not a number from 0 to 10^18.", "Write it like ':weight 3' or ':weight 0.5'; to ask for less, assert the negation.", weight);
            }
        }

        return 1;
    }
}

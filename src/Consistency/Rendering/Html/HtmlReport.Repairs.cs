using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Html;

/// <content>The repairs: side by side, and each shown in place by a toggle.</content>
internal sealed partial class HtmlReport
{
    // A longer list scrolls in its card; of a longer comparison only the differences are shown.
    private const int MostChangesOpen = 20;

    private void WriteRepairs()
    {
        if (_report.Repairs.IsEmpty)
        {
            return;
        }

        OpenSection("repairs", _report.Repairs.Length == 1 ? "Repair" : "Repairs");
        _html.Open("div", ("class", "repairs")).Line();
        for (int i = 0; i < _report.Repairs.Length; i++)
        {
            WriteRepair(i + 1, _report.Repairs[i]);
        }

        _html.Close().Line();
        _html.Element("p", string.Empty, ("id", "repair-status"), ("role", "status"), ("class", "status")).Line();
        WriteComparison();
        WriteWords();
        WriteNextQuestion();
        _html.Close().Line();
    }

    private void WriteRepair(int number, Repair repair)
    {
        string changes = "[" + string.Join(",", repair.Changes.Where(c => _numbers.ContainsKey(c.Statement)).Select(c => Number(_numbers[c.Statement]))) + "]";
        string index = Number(number);
        _html.Open("article", ("class", "card repair"), ("data-repair", index), ("data-changes", changes), ("aria-labelledby", $"repair-{index}-title")).Line();
        _html.Open("h3", ("id", $"repair-{index}-title")).Text($"Repair {index} ").Element("span", $"costs {Number(repair.Cost)}", ("class", "pill")).Text(" ");
        if (number == 1)
        {
            _html.Element("span", _report.Optimum == OptimumStatus.Proved ? "cheapest, proved" : "best found", ("class", "pill kind")).Text(" ");
        }

        if (number == 1 && repair.IsUnique == true)
        {
            _html.Element("span", "the only one so cheap", ("class", "pill kind"));
        }

        bool isLong = repair.Changes.Length > MostChangesOpen;
        _html.Close().Line().Open(
            "ul",
            ("class", isLong ? "statements tall" : "statements"),
            ("tabindex", isLong ? "0" : null),
            ("aria-label", $"What repair {index} changes")).Line();
        foreach (RepairChange change in repair.Changes)
        {
            WriteChange(change);
        }

        _html.Close().Line();
        _html.Element(
            "button", "Show what it changes", ("type", "button"), ("data-show-repair", index), ("aria-pressed", "false"), ("hidden", "hidden")).Line();
        _html.Close().Line();
    }

    private void WriteChange(RepairChange change)
    {
        _html.Open("li").Element("span", Lower(change.Change), ("class", $"pill {Lower(change.Change)}")).Text(" ");
        WriteStatement(change.Statement);
        string instances = change.Instances.IsEmpty ? string.Empty
            : $" for {string.Join("; ", change.Instances.Take(5))}{(change.Instances.Length > 5 ? $" and {change.Instances.Length - 5} more" : string.Empty)}";
        string ends = _conflicts.Count < 2 || change.Ends.IsEmpty ? string.Empty
            : change.Ends.Length == _conflicts.Count ? ", ends all conflicts"
            : change.Ends.Length > 5 ? $", ends {change.Ends.Length} conflicts"
            : $", ends conflict{(change.Ends.Length == 1 ? string.Empty : "s")} {string.Join(", ", change.Ends.Select(v => Number(_conflicts[v])))}";
        _html.Element("span", $"{instances} costs {Number(change.Weight)}{ends}", ("class", "role")).Close().Line();
    }

    // What each repair does to each statement that any of them changes.
    private void WriteComparison()
    {
        if (_report.Repairs.Length < 2)
        {
            return;
        }

        Dictionary<Statement, RepairChange>[] changes = [.. _report.Repairs.Select(static r =>
            r.Changes.GroupBy(static c => c.Statement).ToDictionary(static g => g.Key, static g => g.First()))];
        Statement[] statements = [.. changes.SelectMany(static c => c.Keys).Distinct().OrderBy(s => _numbers.GetValueOrDefault(s, int.MaxValue))];
        int same = statements.Length <= MostChangesOpen ? 0 : statements.Length;
        if (same > 0)
        {
            statements = [.. statements.Where(s => changes.Select(c => c.GetValueOrDefault(s)?.Change).Distinct().Skip(1).Any())];
            same -= statements.Length;
        }

        _html.Open("div", ("class", "table"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Repairs side by side")).Open("table", ("id", "repair-table")).Line();
        _html.Element("caption", same == 0
            ? "Side by side: what each repair does to every statement that any of them changes"
            : $"Side by side: where the repairs differ; all change {Count(same, "other statement")} alike").Line();
        _html.Open("thead").Open("tr").Element("th", "Statement", ("scope", "col"));
        for (int i = 1; i <= _report.Repairs.Length; i++)
        {
            _html.Element("th", $"Repair {Number(i)}", ("scope", "col"));
        }

        _html.Close().Close().Line().Open("tbody").Line();
        foreach (Statement statement in statements)
        {
            _html.Open("tr").Open("th", ("scope", "row"));
            WriteId(statement);
            _html.Element("span", Shortened(statement.Text, LongestSaid), ("dir", "auto")).Close();
            foreach (Dictionary<Statement, RepairChange> repair in changes)
            {
                string does = repair.TryGetValue(statement, out RepairChange? change) ? Lower(change.Change) : "kept";
                _html.Open("td").Element("span", does, ("class", $"pill {does}")).Close();
            }

            _html.Close().Line();
        }

        _html.Close().Line().Open("tfoot").Open("tr").Element("th", "Cost", ("scope", "row"));
        foreach (Repair repair in _report.Repairs)
        {
            _html.Element("td", Number(repair.Cost));
        }

        _html.Close().Close().Close().Close().Line();
    }

    private void WriteWords()
    {
        ChangeKind[] kinds = [.. _report.Repairs.SelectMany(static r => r.Changes).Select(static c => c.Change).Distinct().Order()];
        foreach (ChangeKind kind in kinds)
        {
            _html.Element("p", kind == ChangeKind.Refuted
                ? "Refuted: false, given what is certain and what every cheapest repair keeps."
                : "Withdrawn: given up in this repair; nothing shows that it is false.", ("class", "role")).Line();
        }

        if (!_report.Locked.IsEmpty)
        {
            _html.Element("p", $"Locked, so changed by no repair: {string.Join(", ", _report.Locked.Select(static s => $"[{s.Id}]"))}.", ("class", "role")).Line();
        }

        if (_report.HasMoreRepairs)
        {
            _html.Element("p", "Other repairs exist, or may exist, that are not listed.", ("class", "role")).Line();
        }
    }

    private void WriteNextQuestion()
    {
        if (_report.NextQuestion is not { } question || _report.Repair is { IsUnique: true })
        {
            return;
        }

        _html.Open("div", ("class", "card hint")).Element("h3", "To settle it, check first").Open("p");
        WriteStatement(question.Statement);
        _html.Close().Line().Open("ul");
        WriteOutcome("true", question.IfTrue);
        WriteOutcome("false", question.IfFalse);
        _html.Close().Close().Line();
    }

    private void WriteOutcome(string answer, QuestionOutcome? outcome)
    {
        if (outcome is not null)
        {
            _html.Element("li", outcome.Changes.IsEmpty
                ? $"If {answer}, nothing else changes."
                : $"If {answer}, also change {string.Join(", ", outcome.Changes.Take(5).Select(static s => $"[{s.Id}]"))}{(outcome.Changes.Length > 5 ? $" and {outcome.Changes.Length - 5} more" : string.Empty)}, for {Number(outcome.Cost)}.");
        }
    }
}

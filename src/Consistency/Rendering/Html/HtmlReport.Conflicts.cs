using Consistency.Claims;
using Consistency.Findings;

namespace Consistency.Rendering.Html;

/// <content>The conflicts, each a card.</content>
internal sealed partial class HtmlReport
{
    // Of more than these the steps, or the conflicts themselves, are folded away: a click shows them.
    private const int MostStepsOpen = 10;
    private const int MostConflictsOpen = 20;

    private void WriteConflicts()
    {
        if (_report.Violations.IsEmpty && !_report.HasMoreViolations)
        {
            return;
        }

        OpenSection("conflicts", "Conflicts");
        Dictionary<Violation, ViolationGroup> groups = _report.ViolationGroups
            .SelectMany(static g => g.Violations.Select(v => (v, g))).ToDictionary();
        for (int i = 0; i < _report.Violations.Length; i++)
        {
            if (i == MostConflictsOpen)
            {
                _html.Open("details", ("class", "rest")).Element("summary", Count(_report.Violations.Length - i, "more conflict")).Line();
            }

            WriteConflict(i + 1, _report.Violations[i], groups.GetValueOrDefault(_report.Violations[i]));
        }

        if (_report.Violations.Length > MostConflictsOpen)
        {
            _html.Close().Line();
        }

        if (_report.HasMoreViolations)
        {
            _html.Element("p", _report.UnlistedViolations > 0
                ? $"At least {Count(_report.UnlistedViolations, "more conflict")} {(_report.UnlistedViolations == 1 ? "was" : "were")} not listed."
                : "There may be more conflicts: a limit ended the search for them.").Line();
        }

        _html.Close().Line();
    }

    private void WriteConflict(int number, Violation violation, ViolationGroup? group)
    {
        string id = ConflictId(number);
        _html.Open("article", ("class", "card conflict"), ("id", id), ("aria-labelledby", id + "-title")).Line();
        _html.Open("h3", ("id", id + "-title")).Text($"Conflict {Number(number)} ");
        foreach (ViolationKind kind in violation.Kinds)
        {
            _html.Element("span", Lower(kind), ("class", "pill kind")).Text(" ");
        }

        _html.Close().Line();
        _html.Element("p", violation.Statements.Length == 1
            ? "This statement cannot be true."
            : $"These {violation.Statements.Length} statements cannot all be true.").Line();
        _html.Open("ul", ("class", "statements")).Line();
        foreach (Statement statement in violation.Statements)
        {
            _html.Open("li", ("data-statement", Number(_numbers[statement])));
            WriteStatement(statement);
            _html.Close().Line();
        }

        _html.Close().Line();
        _html.Open("details", ("open", number <= MostStepsOpen ? "open" : null)).Element("summary", "Why").Line();
        WriteSteps(violation.Explanation, violation.Statements, $"Why the statements of conflict {Number(number)} cannot all be true");
        _html.Close().Line();
        if (!violation.IsMinimal)
        {
            _html.Element("p", "A limit was hit: perhaps not all of these statements are needed.", ("class", "role")).Line();
        }

        if (_report.Violations.Length > 1 && violation.Share > 0)
        {
            _html.Element("p", $"No repair ends this conflict for less than {Number(violation.Share)}, beside the others.", ("class", "role")).Line();
        }

        if (group is { Violations.Length: > 1, Shared.IsEmpty: false })
        {
            string shared = string.Join(", ", group.Shared.Take(3).Select(static s => $"[{Shortened(s.Id, LongestName)}]")) + (group.Shared.Length > 3 ? ", …" : string.Empty);
            _html.Element("p", $"Shares {shared} with {Count(group.Violations.Length - 1, "other conflict")}.", ("class", "role")).Line();
        }

        _html.Element("p", string.Empty, ("class", "ending"), ("hidden", "hidden")).Close().Line();
    }
}

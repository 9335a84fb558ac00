using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;

namespace Consistency.Cli.Testing;

/// <summary>Runs tests: reads the statements of each, checks them, and compares what comes out with what is expected.</summary>
/// <remarks>What could not be read or decided is never taken for what was expected.</remarks>
internal sealed class PolicyTestRunner(ConsistencyOptions options)
{
    private readonly ConsistencyChecker _checker = new(options);
    private readonly ClaimParser _parser = new();

    /// <summary>Gives the statements that all tests of a file share: those that it uses, and its own before the first test.</summary>
    public ClaimSet SharedOf(PolicyTestFile file, ClaimSet used, CancellationToken cancellationToken)
    {
        ClaimSet shared = With(used, file.Shared.ToText(), file.Name, cancellationToken);
        return shared.Statements.FirstOrDefault(s => s.Kind == StatementKind.Question && s.Span.File == file.Name) is { } question
            ? new ClaimSet(shared.Statements, shared.Vocabulary, [.. shared.Diagnostics, Unexpected(question)])
            : shared;
    }

    /// <summary>Runs one test.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="test">The test.</param>
    /// <param name="used">The statements that the file uses, without its own.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public PolicyTestResult Run(PolicyTestFile file, PolicyTest test, ClaimSet used, CancellationToken cancellationToken)
    {
        ClaimSet claims = With(used, test.Lines.ToText(), file.Name, cancellationToken);
        List<Diagnostic> errors = [.. test.Errors, .. claims.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)];
        Dictionary<Expectation, Statement> asked = Asked(file, test, claims, errors);
        AddUnknown(test, claims, errors);
        if (errors.Count > 0)
        {
            return new PolicyTestResult(file.Name, test, claims, null, [], [.. errors]);
        }

        ConsistencyReport report = _checker.Check(claims, cancellationToken);
        return new PolicyTestResult(file.Name, test, claims, report, Compare(test, asked, report, claims), []);
    }

    /// <summary>Tells whether a test that passed does so without one of its statements.</summary>
    public bool PassesWithout(PolicyTestResult result, Statement statement, CancellationToken cancellationToken)
    {
        Dictionary<Expectation, Statement> asked = result.Test.Expectations.Where(static e => IsAsked(e))
            .ToDictionary(static e => e, e => result.Claims.Statements.First(s => IsOn(s, result.File, e)));
        ClaimSet rest = result.Claims.Without(statement.Id);
        return Compare(result.Test, asked, _checker.Check(rest, cancellationToken), rest).All(static e => e.Outcome == TestOutcome.Passed);
    }

    private ClaimSet With(ClaimSet used, string text, string file, CancellationToken cancellationToken) =>
        new ClaimSetBuilder(_parser).AddAll(used.Statements, used.Vocabulary, used.Diagnostics).AddText(text, file, cancellationToken).Build();

    private static bool IsAsked(Expectation expectation) => expectation is ExpectedAnswer or ExpectedOutcome { Id: null };

    private static bool IsOn(Statement statement, string file, Expectation expectation) =>
        statement.Span.File == file && statement.Span.Line == expectation.Place.Line;

    private static Diagnostic Unexpected(Statement question) => new()
    {
        Id = DiagnosticCatalogue.TestWithoutExpectation,
        Severity = DiagnosticSeverity.Error,
        Span = question.Span,
        Message = "What the answer to this question should be is not said.",
        Hint = $"In a test, write: expect true: {question.Text}",
    };

    // Finds what each expectation asks; a line that asks nothing or more than one thing is an error.
    private static Dictionary<Expectation, Statement> Asked(PolicyTestFile file, PolicyTest test, ClaimSet claims, List<Diagnostic> errors)
    {
        Dictionary<Expectation, Statement> asked = [];
        foreach (Expectation expectation in test.Expectations.Where(static e => IsAsked(e)))
        {
            Statement[] there = [.. claims.Statements.Where(s => IsOn(s, file.Name, expectation))];
            if (there is [{ Kind: StatementKind.Question } question])
            {
                asked.Add(expectation, question);
            }
            else if (errors.Count == 0)
            {
                errors.Add(new Diagnostic
                {
                    Id = DiagnosticCatalogue.UnreadableTestLine,
                    Severity = DiagnosticSeverity.Error,
                    Span = expectation.Place,
                    Message = "This is not one question or one statement.",
                    Hint = "Write one on each line that expects something.",
                });
            }
        }

        errors.AddRange(claims.Statements.Where(s => s.Kind == StatementKind.Question && s.Span.File == file.Name && !asked.ContainsValue(s)
            && !test.Expectations.Any(e => IsOn(s, file.Name, e))).Select(Unexpected));
        return asked;
    }

    private static void AddUnknown(PolicyTest test, ClaimSet claims, List<Diagnostic> errors)
    {
        foreach (Expectation expectation in test.Expectations)
        {
            IEnumerable<string> ids = expectation switch
            {
                ExpectedVerdict verdict => verdict.Because,
                ExpectedOutcome { Id: { } id } => [id],
                _ => [],
            };
            foreach (string id in ids.Where(id => !claims.Statements.Any(s => s.Id == id && s.Kind != StatementKind.Question)))
            {
                errors.Add(Nothing(expectation, $"There is no statement [{id}] in this test.", "Give a statement its id in front: [r1] Every VIP is a customer."));
            }
        }
    }

    private static Diagnostic Nothing(Expectation expectation, string message, string hint) => new()
    {
        Id = DiagnosticCatalogue.ExpectationOfNothing,
        Severity = DiagnosticSeverity.Error,
        Span = expectation.Place,
        Message = message,
        Hint = hint,
    };

    private static ImmutableArray<ExpectationResult> Compare(
        PolicyTest test, Dictionary<Expectation, Statement> asked, ConsistencyReport report, ClaimSet claims)
    {
        // Whoever expects an answer does not expect the statements to contradict each other, unless that is said.
        bool saysVerdict = test.Expectations.Any(static e =>
            e is ExpectedVerdict or ExpectedAnswer { Answer: AnswerVerdict.Both } or ExpectedOutcome { Outcome: ClaimOutcome.Refuted or ClaimOutcome.Withdrawn });
        IEnumerable<Expectation> expectations = saysVerdict
            ? test.Expectations
            : test.Expectations.Prepend(new ExpectedVerdict(test.Place, "consistent, as in every test that does not say otherwise", Verdict.Consistent, []));
        return [.. expectations.Select(e => e switch
        {
            ExpectedVerdict verdict => Compare(verdict, report),
            ExpectedAnswer answer => Compare(answer, report.Answers.FirstOrDefault(a => a.Question.Id == asked[e].Id)),
            ExpectedOutcome outcome => Compare(outcome, outcome.Id is null ? asked[e] : null, report, claims),
            _ => throw new InvalidOperationException($"Nothing compares {e.GetType().Name}."),
        })];
    }

    private static ExpectationResult Compare(ExpectedVerdict expected, ConsistencyReport report)
    {
        if (report.Verdict is Verdict.Undecided or Verdict.NothingToCheck || !report.IsComplete)
        {
            return new ExpectationResult(expected, TestOutcome.Undecided, report.Verdict == Verdict.NothingToCheck ? "nothing to check: the test has no statement" : "undecided: a limit was hit");
        }

        if (report.Verdict != expected.Verdict)
        {
            return new ExpectationResult(expected, TestOutcome.Failed, report.Verdict == Verdict.Consistent ? "consistent" : "inconsistent");
        }

        if (expected.Because.IsEmpty || report.Violations.Any(v => expected.Because.All(id => v.Statements.Any(s => s.Id == id))))
        {
            return new ExpectationResult(expected, TestOutcome.Passed, string.Empty);
        }

        string these = string.Join(" and ", expected.Because.Select(static id => $"[{id}]"));
        return report.HasMoreViolations
            ? new ExpectationResult(expected, TestOutcome.Undecided, $"inconsistent, and in no conflict that was listed stands {these}; there are more")
            : new ExpectationResult(expected, TestOutcome.Failed, $"inconsistent, but {these} {(expected.Because.Length == 1 ? "stands in no conflict" : "stand together in no conflict")}");
    }

    private static ExpectationResult Compare(ExpectedAnswer expected, Answer? answer)
    {
        string came = answer is null ? "no answer" : answer.Verdict.ToString().ToLowerInvariant() + (answer.IsMentioned ? string.Empty : ", as no statement speaks of this");
        return answer?.Verdict == expected.Answer
            ? new ExpectationResult(expected, TestOutcome.Passed, string.Empty, answer)
            : new ExpectationResult(expected, answer is null or { Verdict: AnswerVerdict.Undecided } ? TestOutcome.Undecided : TestOutcome.Failed, came, answer);
    }

    private static ExpectationResult Compare(ExpectedOutcome expected, Statement? said, ConsistencyReport report, ClaimSet claims)
    {
        Statement[] meant =
        [
            .. claims.Statements.Where(s => s.Kind != StatementKind.Question && (said is null ? s.Id == expected.Id : s.Formula is { } formula && formula.Equals(said.Formula))),
        ];
        if (meant.Length != 1)
        {
            return new ExpectationResult(
                expected, TestOutcome.Undecided, meant.Length == 0 ? "no statement of the test says this" : $"{meant.Length} statements of the test say this; name one by its id");
        }

        ClaimOutcome? outcome = report.Claims.FirstOrDefault(c => c.Statement.Id == meant[0].Id)?.Outcome;
        return outcome == expected.Outcome ? new ExpectationResult(expected, TestOutcome.Passed, string.Empty)
            : outcome is null ? new ExpectationResult(expected, TestOutcome.Failed, "certain, so that no repair gives it up")
            : new ExpectationResult(expected, outcome == ClaimOutcome.Undecided ? TestOutcome.Undecided : TestOutcome.Failed, outcome.Value.ToString().ToLowerInvariant());
    }
}

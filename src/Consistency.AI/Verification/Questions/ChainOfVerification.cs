using Consistency.AI.Calls;
using Consistency.AI.Extraction;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.AI.Verification.Questions;

/// <summary>Has claims verified one by one, each time the one whose answer settles most.</summary>
/// <remarks>
/// Chain-of-verification (S. Dhuliawala et al., 2023) asks about everything that an answer says. Here the solver chooses
/// (<see cref="ConsistencyReport.NextQuestion"/>), and what follows from an answer is not asked: only claims in a conflict that is open are
/// worth a question. So a claim that contradicts nothing is not verified, right or wrong. Thread-safe as far as the verifier is.
/// </remarks>
public sealed class ChainOfVerification
{
    private const double SureOpinion = 0.99;

    private readonly IClaimVerifier _verifier;
    private readonly ChainOfVerificationOptions _options;

    /// <summary>Creates a chain.</summary>
    /// <param name="verifier">What answers the questions.</param>
    /// <param name="options">How far it goes; the defaults when null.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the verifier has no name.</exception>
    public ChainOfVerification(IClaimVerifier verifier, ChainOfVerificationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        ArgumentException.ThrowIfNullOrWhiteSpace(verifier.Source);
        _verifier = verifier;
        _options = options ?? new ChainOfVerificationOptions();
        _options.Validate();
    }

    /// <summary>Tells what verifying claims will ask of a model, without asking it.</summary>
    /// <param name="claims">The claims, with the rules and facts that they are checked against.</param>
    /// <param name="cancellationToken">Ends the estimate.</param>
    /// <returns>
    /// The estimate: the calls when every answer is a sure opinion that agrees with the cheapest repair, and at most those of the claims that cost the most
    /// to verify, <see cref="ChainOfVerificationOptions.MaxQuestions"/> of them. It takes the checks that a verification takes.
    /// </returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<CallEstimate> EstimateAsync(ClaimSet claims, CancellationToken cancellationToken = default) =>
        EstimateAsync(claims, [], cancellationToken);

    /// <summary>Tells the same where there may be further claims, which are in question as well.</summary>
    internal async Task<CallEstimate> EstimateAsync(ClaimSet claims, IReadOnlyList<Statement> further, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claims);
        VerificationReport likely = await AskAsync(
            claims,
            (report, claim) => Task.FromResult(AsRepaired(report.Claims.FirstOrDefault(c => c.Statement.Id == claim.Id)?.Outcome)),
            cancellationToken).ConfigureAwait(false);
        if (likely.Questions.IsEmpty && further.Count == 0)
        {
            return CallEstimate.None;
        }

        CallEstimate asked = CallEstimate.Sum(likely.Questions.Select(q => _verifier.Estimate(q.Claim)));
        HashSet<Statement> given = [.. claims.Statements];
        int most = (int)Math.Min(int.MaxValue, likely.Report.Claims.Where(c => c.Weight > 0 && given.Contains(c.Statement))
            .Select(static c => c.Statement)
            .Concat(further)
            .Select(s => (long)_verifier.Estimate(s).MostCalls)
            .OrderDescending()
            .Take(_options.MaxQuestions)
            .Sum());
        return asked with { MostCalls = Math.Max(asked.Calls, most) };
    }

    /// <summary>Verifies claims.</summary>
    /// <param name="claims">The claims, with the rules and facts that they are checked against.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>What was found out.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<VerificationReport> VerifyAsync(ClaimSet claims, CancellationToken cancellationToken = default) =>
        AskAsync(claims, (_, claim) => AnswerAsync(claim, cancellationToken), cancellationToken);

    // An opinion, since only models are called, and theirs are no more than that.
    private static ClaimVerification AsRepaired(ClaimOutcome? outcome) => outcome switch
    {
        ClaimOutcome.Kept => ClaimVerification.Opinion(SureOpinion),
        ClaimOutcome.Refuted => ClaimVerification.Opinion(1 - SureOpinion),
        _ => ClaimVerification.Unknown("The cheapest repair leaves it open."),
    };

    private async Task<VerificationReport> AskAsync(
        ClaimSet claims, Func<ConsistencyReport, Statement, Task<ClaimVerification>> answerOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claims);
        List<Statement> statements = [.. claims.Statements];
        List<VerifiedQuestion> questions = [];
        StatementIds ids = new(claims);
        ModelUsage usage = default;
        HashSet<string> asked = new(StringComparer.Ordinal);
        while (true)
        {
            ClaimSet known = new(statements, claims.Vocabulary, claims.Diagnostics);
            ConsistencyReport report = await CheckAsync(known, asked, cancellationToken).ConfigureAwait(false);
            if (EndOf(report, questions.Count, asked) is { } end)
            {
                return new VerificationReport { Report = report, Claims = known, Questions = [.. questions], End = end, Usage = usage };
            }

            NextQuestion question = report.NextQuestion!;
            ClaimVerification answer = await answerOf(report, question.Statement).ConfigureAwait(false);
            usage += answer.Usage;
            questions.Add(new VerifiedQuestion(question.Statement, question.ExpectedGain, answer, report.Cost));

            // Whoever says the same, or the opposite, is answered with it.
            Formula says = question.Statement.Formula!;
            asked.UnionWith(statements.Where(s => s.Formula is { } other && (other == says || other == Opposites.Of(says))).Select(static s => s.Id));
            if (answer.Probability is { } probability)
            {
                Statement found = Found(question.Statement, answer.IsCertain, probability, ids.Next("verified"), claims.Vocabulary);
                statements.Add(found);
                asked.Add(found.Id);
            }
        }
    }

    private Task<ConsistencyReport> CheckAsync(ClaimSet claims, HashSet<string> asked, CancellationToken cancellationToken)
    {
        ConsistencyChecker checker = new(_options.Check with { ComputeNumbers = true, AskedIds = [.. _options.Check.AskedIds, .. asked] });
        return Task.Run(() => checker.Check(claims, cancellationToken), cancellationToken);
    }

    private VerificationEnd? EndOf(ConsistencyReport report, int questions, HashSet<string> asked)
    {
        if (report.NextQuestion is { } next)
        {
            return questions >= _options.MaxQuestions ? VerificationEnd.QuestionLimit
                : next.ExpectedGain < _options.LeastGain ? VerificationEnd.LittleGain
                : null;
        }

        // Certain contradictions and limits leave no cost; a margin that is not known leaves open what it belongs to.
        HashSet<Statement> inConflict =
        [
            .. report.Violations.SelectMany(static v => v.Statements), .. report.Repair?.Changes.Select(static c => c.Statement) ?? [],
        ];
        ClaimVerdict[] open = [.. report.Claims.Where(c => c.Weight > 0 && inConflict.Contains(c.Statement) && c.Margin is not { IsForced: true })];
        return report.Cost is null || open.Any(static c => c.Margin is not { IsExact: true }) ? VerificationEnd.Undecided
            : open.Length == 0 ? VerificationEnd.Settled
            : open.All(c => asked.Contains(c.Statement.Id)) ? VerificationEnd.AllAsked
            : VerificationEnd.Undecided;
    }

    // What happens to a verifier is no reason to lose what was found out before it.
    private async Task<ClaimVerification> AnswerAsync(Statement claim, CancellationToken cancellationToken)
    {
        try
        {
            return await _verifier.VerifyAsync(claim, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && failure is not OutOfMemoryException)
        {
            return ClaimVerification.Unknown($"The verifier failed: {failure.Message}");
        }
    }

    private Statement Found(Statement claim, bool isCertain, double probability, string id, Vocabulary vocabulary)
    {
        // The likelier side, in words of its own, so that conflicts read as they are meant.
        bool holds = probability >= 0.5;
        Formula says = claim.Formula!;
        return Statement.Create(
            isCertain ? StatementKind.Fact : StatementKind.Claim,
            id,
            holds ? says : Opposites.Of(says),
            holds ? claim.Text : EnglishPrinter.Print(Opposites.Of(says), vocabulary),
            isCertain ? null : Math.Max(probability, 1 - probability),
            _verifier.Source);
    }
}

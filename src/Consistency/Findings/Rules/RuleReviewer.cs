using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Solving;

namespace Consistency.Findings.Rules;

/// <summary>Reviews the rules of a claim set, one kind of finding after the other.</summary>
internal sealed class RuleReviewer
{
    private readonly ClaimSet _claims;
    private readonly ConsistencyOptions _options;
    private readonly CancellationToken _callersToken;
    private readonly ImmutableArray<Statement> _rules;
    private readonly List<RuleFinding> _findings = [];
    private readonly List<Diagnostic> _diagnostics;
    private bool _isComplete;

    private RuleReviewer(ClaimSet claims, ConsistencyOptions options, CancellationToken callersToken)
    {
        _claims = claims;
        _options = options;
        _callersToken = callersToken;
        _rules = [.. claims.Statements.Where(s => RuleBase.IsRule(s, options))];
        _diagnostics = [.. claims.Diagnostics];
        _isComplete = claims.IsComplete;
    }

    /// <summary>Reviews rules.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled; a time-out gives a review.</exception>
    public static RuleReview Of(ClaimSet claims, ConsistencyOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RuleReviewer reviewer = new(claims, options, cancellationToken);
        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (options.Timeout is { } limit)
        {
            timeout.CancelAfter(limit);
        }

        reviewer.Run(timeout.Token);
        return reviewer.Review();
    }

    private void Run(CancellationToken cancellationToken)
    {
        if (_rules.IsEmpty)
        {
            return;
        }

        try
        {
            _findings.AddRange(NameReview.Of(_claims, _rules));
            _findings.AddRange(ReachReview.Of(_claims, _rules));
            _findings.AddRange(CircleReview.Of(_rules));
            RuleBase rules = RuleBase.Of(_rules, _options, cancellationToken);
            RuleLogic logic = new(rules, _options, _options.OracleFactory ?? (static _ => new CdclOracle()), cancellationToken);
            LogicReview review = new(rules, logic, _claims.Vocabulary);
            foreach (RuleFinding finding in review.Findings())
            {
                _findings.Add(finding);
                if (_findings.Count > _options.MaxViolations)
                {
                    break;
                }
            }

            if (logic.GaveUp)
            {
                TimedOut();
            }
        }
        catch (GroundingLimitException e)
        {
            _isComplete = false;
            _diagnostics.Add(CheckDiagnostics.TooManyInstances(_rules[Math.Min(e.Statement, _rules.Length - 1)], e.Message));
        }
        catch (OperationCanceledException) when (!_callersToken.IsCancellationRequested)
        {
            TimedOut();
        }
    }

    private void TimedOut()
    {
        _isComplete = false;
        _diagnostics.Add(CheckDiagnostics.TimedOut(_options.Timeout));
    }

    private RuleReview Review()
    {
        Dictionary<Statement, int> place = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < _claims.Statements.Length; i++)
        {
            place.Add(_claims.Statements[i], i);
        }

        bool hasMore = _findings.Count > _options.MaxViolations;
        return new RuleReview
        {
            RuleCount = _rules.Length,
            Findings = [.. _findings.Take(_options.MaxViolations).OrderBy(static f => f.Kind).ThenBy(f => place[f.Statements[0]])],
            HasMoreFindings = hasMore,
            IsComplete = _isComplete && !hasMore && !_rules.IsEmpty,
            Diagnostics = [.. _diagnostics],
        };
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using Consistency.Claims;
using Consistency.Grounding;
using Consistency.Logic;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>Checks statements, and sees to it that no finding is one of the number of things only, as far as that can be told.</summary>
/// <remarks>
/// <para>"Consistent" and "unknown" are shown by a world, whatever its size. A conflict, and an answer that is true or false, are
/// shown over the things that are named and one witness for each "there is". Where <see cref="SizeDependence"/> says that
/// their number may matter, a proof for worlds of any size is looked for (<see cref="WitnessedInstances"/>); then worlds with one
/// to three things more are tried; where neither helps, the prover of <see cref="ConsistencyOptions.ProverFactory"/> is asked.
/// If a larger world shows that there is no contradiction, everything is checked once more with that many things. If the
/// prover shows that there is one in every world, the report says so; otherwise it says that it is open.</para>
/// <para>The prover is believed when it says "in no world". A size that it names is tried by the solver.</para>
/// </remarks>
internal sealed class WorldSettler
{
    // Findings beyond these are left open.
    private const int MostFindings = 20;

    // Each round adds things for the sake of some finding.
    private const int MostRounds = 4;

    // Tried by the solver itself, beyond the things there are.
    private const int FurtherThings = 3;

    // A world as large as this says little to people, and takes long.
    private const int MostFurtherThings = 64;

    // Small worlds are either easy or left to the prover. A limit that is no time gives the same result on every machine.
    private const int MostConflicts = 20_000;

    private readonly ClaimSet _claims;
    private readonly ConsistencyOptions _options;
    private readonly CancellationToken _callersToken;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly SortedDictionary<int, string> _open = [];
    private readonly SortedDictionary<int, string> _settled = [];
    private readonly Lazy<IFirstOrderProver?> _prover;
    private List<Term>? _things;

    private WorldSettler(ClaimSet claims, ConsistencyOptions options, CancellationToken callersToken)
    {
        _claims = claims;
        _options = options;
        _callersToken = callersToken;
        _prover = new Lazy<IFirstOrderProver?>(() => options.ProverFactory?.Invoke());
    }

    /// <summary>Checks statements.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled; a time-out gives a report.</exception>
    public static ConsistencyReport Check(ClaimSet claims, ConsistencyOptions options, CancellationToken cancellationToken)
    {
        if (options.Reading != Reading.Classical || !claims.Statements.Any(SizeDependence.IsPossible))
        {
            ConsistencyReport report = CheckRun.Of(claims, options, cancellationToken);
            return options.Reading == Reading.Classical && IsTooLarge(report)
                ? new WorldSettler(claims, options, cancellationToken).SettleWhole(report)
                : report;
        }

        if (options.MaxViolations == 0)
        {
            // Whether the verdict stands depends on the conflict that it rests on.
            options = options with { MaxViolations = 1 };
        }

        return new WorldSettler(claims, options, cancellationToken).Check();
    }

    private ConsistencyReport Check()
    {
        ConsistencyReport report = CheckRun.Of(_claims, _options, _callersToken);
        if (IsTooLarge(report))
        {
            return SettleWhole(report);
        }

        using CancellationTokenSource timeout = NewTimeout();
        int first = report.ThingCount;
        for (int round = 1; ; round++)
        {
            int needed = SettleAll(report, timeout.Token);
            if (needed <= report.ThingCount || round == MostRounds)
            {
                break;
            }

            ConsistencyReport larger = CheckRun.Of(_claims, _options.WithTimeLeft(_started) with { LeastThings = needed }, _callersToken);
            if (larger.Verdict == Verdict.Undecided || IsTooLarge(larger))
            {
                break;
            }

            report = larger;
        }

        List<Diagnostic> remarks = [];
        if (report.ThingCount > first)
        {
            remarks.Add(CheckDiagnostics.ThingsAdded(report.ThingCount - first));
        }

        if (_settled.Count > 0)
        {
            remarks.Add(CheckDiagnostics.SettledInEveryWorld([.. _settled.Values], _prover.Value!.Name));
        }

        if (_open.Count > 0)
        {
            remarks.Add(CheckDiagnostics.OpenForMoreThings([.. _open.Values], report.ThingCount, _prover.Value?.Name));
        }

        return remarks.Count == 0 ? report : report.With(report.Verdict, report.Disagreements, remarks);
    }

    // Settles what depends on the number of things; gives how many are needed to end some finding, 0 when none is known to.
    private int SettleAll(ConsistencyReport report, CancellationToken cancellationToken)
    {
        _open.Clear();
        _settled.Clear();
        int needed = 0;
        int number = 0;
        foreach ((string name, List<Statement> statements) in Findings(report))
        {
            if (!statements.Exists(SizeDependence.IsPossible) || !SizeDependence.Of(statements, report.HasUnnamedThings))
            {
                continue;
            }

            number++;
            Settlement settlement = number > MostFindings ? Settlement.Open : Settle(statements, report.ThingCount, cancellationToken);
            needed = Math.Max(needed, settlement.Things);
            if (settlement.IsByProver)
            {
                _settled.Add(number, name);
            }
            else if (!settlement.IsProved)
            {
                _open.Add(number, name);
            }
        }

        return needed;
    }

    // What was shown by a contradiction, and the statements that it is one of.
    private static IEnumerable<(string Name, List<Statement> Statements)> Findings(ConsistencyReport report)
    {
        for (int i = 0; i < report.Violations.Length; i++)
        {
            yield return (CheckDiagnostics.NameOfConflict(i), [.. report.Violations[i].Statements]);
        }

        foreach (Answer answer in report.Answers)
        {
            if (answer.Verdict is not (AnswerVerdict.True or AnswerVerdict.False) || answer.Proofs is not [var proof])
            {
                continue;
            }

            Formula asked = answer.Question.Formula!;
            Statement denied = Statement.Create(StatementKind.Fact, answer.Question.Id, proof.Holds ? !asked : asked);
            yield return (CheckDiagnostics.NameOfAnswer(answer.Question), [.. proof.Premises, denied]);
        }
    }

    private Settlement Settle(List<Statement> statements, int things, CancellationToken cancellationToken)
    {
        try
        {
            if (WitnessedInstances.Contradict(statements, Things(), cancellationToken))
            {
                return Settlement.Proved;
            }

            for (int further = 1; further <= FurtherThings; further++)
            {
                if (CanHoldWith(statements, things + further, cancellationToken))
                {
                    return Settlement.Ends(things + further);
                }
            }

            if (_prover.Value is { } prover)
            {
                FirstOrderAnswer answer = prover.Decide([.. statements.SelectMany(SizeDependence.FormulasOf)], Things(), cancellationToken);
                if (answer.Outcome == FirstOrderOutcome.Unsatisfiable)
                {
                    return Settlement.ProvedByProver;
                }

                int size = answer.ThingCount;
                if (size > things && size <= things + MostFurtherThings && CanHoldWith(statements, size, cancellationToken))
                {
                    return Settlement.Ends(size);
                }
            }
        }
        catch (OperationCanceledException) when (!_callersToken.IsCancellationRequested)
        {
            // The time is over: it stays open.
        }

        return Settlement.Open;
    }

    private bool CanHoldWith(List<Statement> statements, int things, CancellationToken cancellationToken)
    {
        List<Statement> certain = [.. statements.Select(static s => s.Formula is null ? s
            : Statement.Create(StatementKind.Fact, s.Id, s.Confidence is < 0.5 ? !s.Formula : s.Formula))];
        if (Things() is { Count: > 0 } named)
        {
            certain.Add(Statement.Declare(" things", new ConstantDeclaration(named)));
        }

        GroundProgram program;
        try
        {
            program = Grounder.Ground(new ClaimSet(certain), new ConsistencyOptions { LeastThings = things, MaxGroundClauses = _options.MaxGroundClauses }, cancellationToken);
        }
        catch (GroundingLimitException)
        {
            return false;
        }

        StatementOracle oracle = new(
            program, [.. Enumerable.Range(0, program.ClauseCount)], static _ => -1, static _ => new CdclOracle(options: new CdclOptions { ConflictLimit = MostConflicts }));
        return oracle.Solve([], cancellationToken) == OracleAnswer.Satisfiable;
    }

    // There are too many instances to look at: only the prover, which makes none, can tell.
    private ConsistencyReport SettleWhole(ConsistencyReport report)
    {
        using CancellationTokenSource timeout = NewTimeout();
        if (_prover.Value is not { } prover)
        {
            return report;
        }

        List<(Statement Statement, Formula Formula)> said =
        [
            .. _claims.Statements.Where(s => StatementWeights.Of(s, _options) != 0).SelectMany(static s => SizeDependence.FormulasOf(s).Select(f => (s, f))),
        ];
        try
        {
            FirstOrderAnswer answer = prover.Decide([.. said.Select(static s => s.Formula)], Things(), timeout.Token);
            return answer.Outcome switch
            {
                FirstOrderOutcome.Unsatisfiable => report.With(
                    Verdict.Inconsistent, report.Disagreements, [CheckDiagnostics.ContradictionByProver([.. answer.Core.Select(c => said[c].Statement).Distinct()], prover.Name)]),
                FirstOrderOutcome.Satisfiable => report.With(
                    report.Verdict, report.Disagreements, [CheckDiagnostics.WorldByProver(answer.ThingCount, prover.Name)]),
                _ => report,
            };
        }
        catch (OperationCanceledException) when (!_callersToken.IsCancellationRequested)
        {
            return report;
        }
    }

    private static bool IsTooLarge(ConsistencyReport report) =>
        report.Verdict == Verdict.Undecided && report.Diagnostics.Any(static d => d.Id == CheckDiagnostics.TooManyInstancesId);

    private List<Term> Things() => _things ??= [.. _claims.Statements.SelectMany(TermsOf).Where(static t => !t.IsVariable).Distinct()];

    private static IEnumerable<Term> TermsOf(Statement statement) =>
        ((statement.Declaration as ConstantDeclaration)?.Constants ?? [])
            .Concat((statement.Formula is { } said ? [said] : SizeDependence.FormulasOf(statement)).SelectMany(Mentions.TermsOf));

    private CancellationTokenSource NewTimeout()
    {
        CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(_callersToken);
        if (_options.WithTimeLeft(_started).Timeout is { } left)
        {
            timeout.CancelAfter(left);
        }

        return timeout;
    }

    // Whether a finding was shown for worlds of any size, by whom, and else how many things end it; 0 when that is not known.
    private readonly record struct Settlement(bool IsProved, bool IsByProver, int Things)
    {
        public static Settlement Open => default;

        public static Settlement Proved => new(true, false, 0);

        public static Settlement ProvedByProver => new(true, true, 0);

        public static Settlement Ends(int things) => new(false, false, things);
    }
}

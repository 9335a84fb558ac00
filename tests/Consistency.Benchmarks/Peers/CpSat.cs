using Google.OrTools.Sat;

namespace Consistency.Benchmarks.Peers;

/// <summary>OR-tools CP-SAT in this process, one worker, by its own account of the time that solving took.</summary>
internal sealed class CpSat : IPeer
{
    public string Name => "CP-SAT";

    public Measurement Measure(Workload workload, TimeSpan timeout)
    {
        if (workload.Instance.HardCount + workload.Instance.SoftCount > 50_000)
        {
            return Measurement.None;
        }

        CpModel model = Write(workload);
        List<double> times = [];
        long? cost = null;
        for (int run = 0; run < 3; run++)
        {
            CpSolver solver = new()
            {
                StringParameters = FormattableString.Invariant($"num_workers:1,max_time_in_seconds:{timeout.TotalSeconds}"),
            };
            if (solver.Solve(model) != CpSolverStatus.Optimal)
            {
                return new Measurement(double.PositiveInfinity, null);
            }

            times.Add(1000 * solver.WallTime());
            cost = (long)Math.Round(solver.ObjectiveValue);
        }

        return new Measurement(Measurement.Median(times), cost);
    }

    private static CpModel Write(Workload workload)
    {
        CpModel model = new();
        BoolVar[] variables = new BoolVar[workload.Instance.VariableCount + 1];
        for (int i = 1; i < variables.Length; i++)
        {
            variables[i] = model.NewBoolVar($"x{i}");
        }

        for (int i = 0; i < workload.Instance.HardCount; i++)
        {
            model.AddBoolOr(Literals(workload.Instance.Hard(i)));
        }

        List<LinearExpr> costs = [];
        for (int i = 0; i < workload.Instance.SoftCount; i++)
        {
            ReadOnlySpan<int> clause = workload.Instance.Soft(i);
            ILiteral falsified;
            if (clause.Length == 1)
            {
                falsified = Literal(-clause[0]);
            }
            else
            {
                falsified = model.NewBoolVar($"s{i}");
                model.AddBoolOr([.. Literals(clause), falsified]);
            }

            costs.Add(LinearExpr.Affine(falsified, workload.Instance.Weight(i), 0));
        }

        model.Minimize(LinearExpr.Sum(costs));
        return model;

        ILiteral Literal(int literal) => literal > 0 ? variables[literal] : variables[-literal].Not();

        ILiteral[] Literals(ReadOnlySpan<int> clause)
        {
            var literals = new ILiteral[clause.Length];
            for (int i = 0; i < literals.Length; i++)
            {
                literals[i] = Literal(clause[i]);
            }

            return literals;
        }
    }
}

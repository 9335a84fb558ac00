using Consistency.Solving;

namespace Consistency.Tests.Solving;

/// <summary>The engine workloads; the optima were found by other solvers (RC2 and clasp).</summary>
public class WorkloadOptimaTests
{
    [Theory]
    [InlineData("a20_1.wcnf", 714), InlineData("a20_2.wcnf", 256), InlineData("a20_3.wcnf", 0)]
    [InlineData("a20_4.wcnf", 930), InlineData("a20_5.wcnf", 97)]
    [InlineData("a40_1.wcnf", 1415), InlineData("a40_2.wcnf", 924), InlineData("a40_3.wcnf", 2806)]
    [InlineData("a40_4.wcnf", 1035), InlineData("a40_5.wcnf", 477)]
    [InlineData("a60_1.wcnf", 2538), InlineData("a60_2.wcnf", 1478), InlineData("a60_3.wcnf", 6980)]
    [InlineData("a60_4.wcnf", 2381), InlineData("a60_5.wcnf", 2703)]
    [InlineData("b200h_1.wcnf", 14699), InlineData("b200s_1.wcnf", 21774)]
    [InlineData("b600h_1.wcnf", 55225), InlineData("b600s_1.wcnf", 45743)]
    [InlineData("b1500h_1.wcnf", 90625), InlineData("b1500s_1.wcnf", 99829)]
    [InlineData("c40_1.wcnf", 2288), InlineData("c100_1.wcnf", 4488), InlineData("c100d_1.wcnf", 7312)]
    [InlineData("c200_1.wcnf", 6396), InlineData("c500_1.wcnf", 23160)]
    [InlineData("c1000_1.wcnf", 35476), InlineData("c2000_1.wcnf", 53145)]
    [InlineData("d15_1.wcnf", 1223), InlineData("d30_1.wcnf.gz", 3089), InlineData("d60_1.wcnf.gz", 3497)]
    [InlineData("e1k_1.wcnf", 37521), InlineData("esmall_1.wcnf.gz", 4506394)]
    [InlineData("egiant_1.wcnf.gz", 879991), InlineData("egiant2_2.wcnf.gz", 613610)]
    public void Optimize_Workload_FindsTheKnownOptimum(string file, long optimum)
    {
        using FileStream stream = File.OpenRead(TestData.BenchOrSkip("wcnf", file));
        MaxSatSession session = new(WcnfFormat.Read(stream));

        MaxSatResult result = session.Optimize(TestContext.Current.CancellationToken);

        Assert.Equal((MaxSatStatus.Optimal, optimum, optimum, true), (result.Status, result.LowerBound, result.UpperBound, result.IsCanonical));
    }

    [Theory]
    [InlineData("z3_maxres_suboptimal_min.smt2", 7), InlineData("z3_maxres_suboptimal_chick.smt2", 30)]
    [InlineData("z3_4.12.2_suboptimal_rose.smt2", 26)]
    public void Optimize_WhereZ3WasWrong_FindsTheOptimum(string file, long optimum)
    {
        MaxSatSession session = new(SmtReader.Read(File.ReadAllText(TestData.DataOrSkip("z3-witness", file))));

        MaxSatResult result = session.Optimize(TestContext.Current.CancellationToken);

        Assert.Equal((MaxSatStatus.Optimal, optimum), (result.Status, result.UpperBound));
    }

    [Fact]
    public void Optimize_WhereZ3Rc2WasWrong_FindsTheOptimum()
    {
        using FileStream stream = File.OpenRead(TestData.DataOrSkip("z3-witness", "z3_rc2_wrong.wcnf"));
        MaxSatSession session = new(WcnfFormat.Read(stream));

        MaxSatResult result = session.Optimize(TestContext.Current.CancellationToken);

        Assert.Equal((MaxSatStatus.Optimal, 98), (result.Status, result.UpperBound));
        Assert.Equal([2], result.FalsifiedSoft);
    }
}

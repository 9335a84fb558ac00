using Consistency.Benchmarks;
using Consistency.Solving;

namespace Consistency.Tests.Solving;

public class CdclOracleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(4), InlineData(6), InlineData(7)]
    public void Solve_Pigeonhole_IsUnsatisfiableAndLeavingOneHoleMoreIsSatisfiable(int holes)
    {
        CdclOracle oracle = Pigeonhole(holes, new CdclOptions { FirstLearnedLimit = 50 });

        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([], Token));
        Assert.True(oracle.Core.IsEmpty);
        Assert.Equal(OracleAnswer.Unsatisfiable, oracle.Solve([1], Token));
    }

    [Fact]
    public void Solve_ConflictLimit_AnswersUnknownAndHasNothingToRead()
    {
        CdclOracle oracle = Pigeonhole(9, new CdclOptions { ConflictLimit = 100 });

        Assert.Equal(OracleAnswer.Unknown, oracle.Solve([], Token));
        Assert.InRange(oracle.Conflicts, 100, 110);
        Assert.Throws<InvalidOperationException>(() => oracle.IsTrue(1));
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => oracle.Core.Length);
        Assert.Equal("A core exists only after the answer Unsatisfiable; the last answer is Unknown.", exception.Message);
    }

    [Fact]
    public void Solve_SameCallsTwice_GivesSameAssignmentsAndCores()
    {
        static string Run()
        {
            Random random = new(5);
            CdclOracle oracle = new(60);
            List<string> log = [];
            for (int i = 0; i < 250; i++)
            {
                oracle.AddClause(RandomInstance.Clause(random, 60, 3));
                if (i % 10 == 0)
                {
                    OracleAnswer answer = oracle.Solve([1, -2, 3, 4], Token);
                    log.Add(answer == OracleAnswer.Satisfiable
                        ? string.Concat(Enumerable.Range(1, 60).Select(v => oracle.IsTrue(v) ? '1' : '0'))
                        : string.Join(' ', oracle.Core.ToArray()));
                }
            }

            return string.Join('\n', log) + oracle.Conflicts;
        }

        Assert.Equal(Run(), Run());
    }

    private static CdclOracle Pigeonhole(int holes, CdclOptions options)
    {
        CdclOracle oracle = new((holes + 1) * holes, options);
        int Sits(int pigeon, int hole) => (pigeon * holes) + hole + 1;
        for (int pigeon = 0; pigeon <= holes; pigeon++)
        {
            oracle.AddClause([.. Enumerable.Range(0, holes).Select(hole => Sits(pigeon, hole))]);
            for (int other = 0; other < pigeon; other++)
            {
                for (int hole = 0; hole < holes; hole++)
                {
                    oracle.AddClause([-Sits(pigeon, hole), -Sits(other, hole)]);
                }
            }
        }

        return oracle;
    }

    [Fact]
    public void Solve_InMemoryThatHasGrown_AllocatesNothingForItsConflicts()
    {
        WeightedCnf pigeons = LongInstances.Pigeons(8);
        CdclOracle oracle = new();
        long allocated = 0;
        for (int i = 0; i < 3; i++)
        {
            oracle.Reset(pigeons.VariableCount);
            for (int clause = 0; clause < pigeons.SoftCount; clause++)
            {
                oracle.AddClause(pigeons.Soft(clause));
            }

            CancellationToken token = Token;
            long before = GC.GetAllocatedBytesForCurrentThread();
            OracleAnswer answer = oracle.Solve([], token);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(OracleAnswer.Unsatisfiable, answer);
        }

        Assert.True(oracle.Conflicts > 1_000, $"{oracle.Conflicts} conflicts only");
        Assert.True(allocated == 0, $"{allocated} bytes for {oracle.Conflicts} conflicts");
    }
}

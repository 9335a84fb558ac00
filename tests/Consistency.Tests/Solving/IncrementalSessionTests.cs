using Consistency.Solving;

namespace Consistency.Tests.Solving;

public class IncrementalSessionTests
{
    private const int SequencesPerSlice = 1000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2)]
    public void Optimize_AfterRandomAdditions_AgreesWithASessionFromScratch(int slice)
    {
        for (int seed = slice * SequencesPerSlice; seed < (slice + 1) * SequencesPerSlice; seed++)
        {
            Random random = new(seed);
            IncrementalSession session = new();
            List<int[]> hards = [];
            List<(long Weight, int[] Clause)> softs = [];
            for (int step = random.Next(4, 9); step > 0; step--)
            {
                for (int i = random.Next(1, 5); i > 0 || session.VariableCount < 2; i--)
                {
                    session.NewVariable();
                }

                for (int i = random.Next(0, 6); i > 0; i--)
                {
                    int[] clause = Clause(random, session.VariableCount);
                    switch (random.Next(5))
                    {
                        case 0 or 1 when clause.Length > 1 || random.Next(9) == 0:
                            hards.Add(clause);
                            session.AddHard(clause);
                            break;
                        case 2 when softs.Count > 0 && random.Next(3) == 0:
                            int removed = random.Next(softs.Count);
                            softs[removed] = (0, softs[removed].Clause);
                            session.RemoveSoft(removed);
                            break;
                        default:
                            long weight = random.Next(1, 6);
                            softs.Add((weight, clause));
                            Assert.Equal(softs.Count - 1, session.AddSoft(weight, clause));
                            break;
                    }
                }

                if (random.Next(4) != 0)
                {
                    Compare(session, hards, softs, seed);
                }
            }
        }
    }

    [Fact]
    public void Properties_BeforeAPartWasSolved_ClaimNoAssignment()
    {
        IncrementalSession session = new();
        session.NewVariable();
        session.NewVariable();
        session.AddSoft(3, 1);
        Assert.Equal((MaxSatStatus.Unknown, 0L, long.MaxValue), (session.Status, session.LowerBound, session.UpperBound));

        session.AddSoft(5, -1);
        Assert.Equal(MaxSatStatus.Optimal, session.Optimize(Token));
        Assert.Equal((3L, 3L, true), (session.LowerBound, session.UpperBound, session.IsCanonical));

        session.AddHard(1, 2);
        Assert.Equal((MaxSatStatus.Unknown, long.MaxValue), (session.Status, session.UpperBound));
        Assert.Throws<OperationCanceledException>(() => session.Optimize(new CancellationToken(canceled: true)));
        Assert.Equal((MaxSatStatus.Unknown, long.MaxValue), (session.Status, session.UpperBound));
        Assert.Equal(MaxSatStatus.Optimal, session.Optimize(Token));
        Assert.True(session.IsTrue(2));
    }

    [Fact]
    public void Optimize_WhatIsAddedAgreesWithWhatWasFound_IsNotSolvedAgain()
    {
        int solved = 0;
        IncrementalSession session = new(new MaxSatOptions
        {
            OracleFactory = variables =>
            {
                solved++;
                return new CdclOracle(variables);
            },
        });
        int first = session.NewVariable();
        int second = session.NewVariable();
        session.AddSoft(3, first);
        session.AddSoft(2, second);
        session.AddHard(-first, -second);
        Assert.Equal(MaxSatStatus.Optimal, session.Optimize(Token));
        Assert.Equal((2L, 1), (session.UpperBound, solved));

        int third = session.NewVariable();
        int fourth = session.NewVariable();
        session.AddSoft(7, third);
        session.AddHard(-first, -third, fourth);
        session.AddHard(first, second);
        Assert.Equal(MaxSatStatus.Optimal, session.Optimize(Token));
        Assert.Equal((2L, 1), (session.UpperBound, solved));
        Assert.True(session is { CertifiedLowerBound: true, IsCanonical: true });
        Assert.True(session.IsTrue(first) && !session.IsTrue(second) && session.IsTrue(third) && session.IsTrue(fourth));

        session.AddHard(-third, -first);
        Assert.Equal(MaxSatStatus.Optimal, session.Optimize(Token));
        Assert.Equal((3L, 2), (session.UpperBound, solved));
    }

    [Fact]
    public void Optimize_StoppedByALimitAndThenAskedAgain_TakesNothingForKnown()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            IncrementalSession limited = new(new MaxSatOptions { ConflictLimit = 0, Certify = CertifyMode.Never, Tuning = new SearchTuning { MostTableEntries = 0, MostTableEntriesBeforeSearch = 0, RewritesShortClauses = false } });
            List<int[]> clauses = [];
            for (int step = 0; step < 8; step++)
            {
                limited.NewVariable();
                for (int i = 1; i <= 4; i++)
                {
                    clauses.Add(Clause(random, limited.VariableCount));
                    limited.AddSoft(i, clauses[^1]);
                }

                WeightedCnfBuilder builder = new(limited.VariableCount);
                for (int i = 0; i < clauses.Count; i++)
                {
                    builder.AddSoft(1 + (i % 4), clauses[i]);
                }

                limited.Optimize(Token);
                long cost = new MaxSatSession(builder.Build()).Optimize(Token).UpperBound;
                limited.Optimize(Token);
                Assert.True(limited.LowerBound <= cost && cost <= limited.UpperBound, $"seed {seed}: {limited.LowerBound} to {limited.UpperBound}, not {cost}");
            }
        }
    }

    [Fact]
    public void Clauses_OverVariablesThatDoNotExist_AreRefused()
    {
        IncrementalSession session = new();

        ArgumentException exception = Assert.Throws<ArgumentException>(() => session.AddHard(1));

        Assert.StartsWith("The literal 1 names no variable; they are numbered from 1 to 0.", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.AddSoft(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.RemoveSoft(0));
    }

    [Fact]
    public void Clauses_WithLiteralsThatAreNone_ChangeNothing()
    {
        IncrementalSession session = new();
        session.NewVariable();

        Assert.Throws<ArgumentException>(() => session.AddHard(0));
        Assert.Throws<ArgumentException>(() => session.AddHard(1, int.MinValue));
        Assert.Throws<ArgumentException>(() => session.AddSoft(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.RemoveSoft(-1));
        Assert.Equal((0, 0), (session.HardCount, session.SoftCount));
        session.AddSoft(1, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.RemoveSoft(1));
    }

    [Fact]
    public void AddSoft_WeightsBeyond63Bits_AreRefusedUntilOthersAreTakenAway()
    {
        IncrementalSession session = new();
        int variable = session.NewVariable();
        int heavy = session.AddSoft(long.MaxValue - 1, variable);

        Assert.Throws<OverflowException>(() => session.AddSoft(5, -variable));

        session.RemoveSoft(heavy);
        session.AddSoft(long.MaxValue - 1, -variable);
        Assert.Equal(MaxSatStatus.Optimal, session.Optimize(Token));
        Assert.Equal(0, session.UpperBound);
    }

    [Fact]
    public void Properties_WithoutProofsOrTies_SayThatThereAreNone()
    {
        IncrementalSession unproved = Contradiction(new MaxSatOptions { Certify = CertifyMode.Never });
        IncrementalSession untied = Contradiction(new MaxSatOptions { BreakTies = false, Tuning = new SearchTuning { MostScannedVariables = 0, MostTableEntries = 0, MostTableEntriesBeforeSearch = 0, RewritesShortClauses = false } });

        Assert.Equal((MaxSatStatus.Optimal, MaxSatStatus.Optimal), (unproved.Optimize(Token), untied.Optimize(Token)));
        Assert.Equal((false, true), (unproved.CertifiedLowerBound, unproved.IsCanonical));
        Assert.Equal((true, false), (untied.CertifiedLowerBound, untied.IsCanonical));

        untied.AddHard();
        Assert.Equal(MaxSatStatus.Unsatisfiable, untied.Optimize(Token));
        unproved.AddHard();
        Assert.Equal(MaxSatStatus.Unsatisfiable, unproved.Optimize(Token));
        Assert.Equal((false, false, long.MaxValue), (unproved.IsCanonical, unproved.CertifiedLowerBound, unproved.UpperBound));
    }

    [Fact]
    public void Optimize_AHardPartStoppedByALimit_ClaimsNeitherAnAssignmentNorAnOptimum()
    {
        // Seven pigeons in seven holes of which one is shut, so that a conflict comes first; beside them a part that is easy.
        IncrementalSession session = new(new MaxSatOptions { ConflictLimit = 0, Tuning = new SearchTuning { MostTableEntries = 0, MostTableEntriesBeforeSearch = 0, RewritesShortClauses = false } });
        int[][] pigeons = [.. Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, 7).Select(_ => session.NewVariable()).ToArray())];
        foreach (int[] pigeon in pigeons)
        {
            session.AddHard(pigeon);
        }

        for (int hole = 0; hole < 7; hole++)
        {
            for (int i = 0; i < pigeons.Length; i++)
            {
                for (int k = i + 1; k < pigeons.Length; k++)
                {
                    session.AddHard(-pigeons[i][hole], -pigeons[k][hole]);
                }
            }
        }

        int easy = session.NewVariable();
        session.AddSoft(3, easy);
        session.AddSoft(2, -easy);

        Assert.Equal(MaxSatStatus.Unknown, session.Optimize(Token));
        Assert.Equal((long.MaxValue, false), (session.UpperBound, session.IsCanonical));
        Assert.Equal(2, session.LowerBound);

        // Asked again it is no wiser, and says so.
        Assert.Equal((MaxSatStatus.Unknown, long.MaxValue), (session.Optimize(Token), session.UpperBound));
    }

    private static IncrementalSession Contradiction(MaxSatOptions options)
    {
        IncrementalSession session = new(options);
        int variable = session.NewVariable();
        session.AddSoft(1, variable);
        session.AddSoft(1, -variable);
        return session;
    }

    private static int[] Clause(Random random, int variables)
    {
        int[] clause = new int[random.Next(40) == 0 ? 0 : random.Next(1, 4)];
        for (int i = 0; i < clause.Length; i++)
        {
            clause[i] = RandomInstance.Literal(random, variables);
        }

        return clause;
    }

    private static void Compare(IncrementalSession session, List<int[]> hards, List<(long Weight, int[] Clause)> softs, int seed)
    {
        WeightedCnfBuilder builder = new(session.VariableCount);
        foreach (int[] clause in hards)
        {
            builder.AddHard(clause);
        }

        List<int> kept = [];
        for (int i = 0; i < softs.Count; i++)
        {
            if (softs[i].Weight > 0)
            {
                builder.AddSoft(softs[i].Weight, softs[i].Clause);
                kept.Add(i);
            }
        }

        MaxSatResult expected = new MaxSatSession(builder.Build()).Optimize(Token);

        MaxSatStatus status = session.Optimize(Token);

        Assert.True(
            (expected.Status, expected.LowerBound, expected.UpperBound) == (status, session.LowerBound, session.UpperBound),
            $"seed {seed}: {status} {session.LowerBound}-{session.UpperBound}, from scratch {expected.Status} {expected.LowerBound}");
        Assert.True(session.CertifiedLowerBound, $"seed {seed}: not certified");
        if (status == MaxSatStatus.Optimal)
        {
            Assert.True(session.IsCanonical, $"seed {seed}: ties not broken");
            Assert.Equal(
                expected.FalsifiedSoft.Select(soft => kept[soft]), Enumerable.Range(0, softs.Count).Where(session.IsFalsified));
            Assert.All(hards, clause => Assert.Contains(clause, literal => session.IsTrue(Math.Abs(literal)) == literal > 0));
        }
    }
}

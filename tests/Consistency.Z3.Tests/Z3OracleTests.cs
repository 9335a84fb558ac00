using System.Diagnostics;
using Consistency.Solving;
using Consistency.Tests.Solving;

namespace Consistency.Z3.Tests;

/// <summary>The conformance suite on Z3, and what only a native oracle can get wrong.</summary>
public sealed class Z3OracleTests : OracleConformance, IDisposable
{
    private readonly Z3OracleFactory? _factory = Z3Library.TryGetVersion(out _, out _) ? new Z3OracleFactory() : null;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Dispose_ManyOracles_LeavesNoNativeMemory()
    {
        for (int i = 0; i < 20; i++)
        {
            UseOnce();
        }

        long before = WorkingSet();
        for (int i = 0; i < 100; i++)
        {
            UseOnce();
        }

        long growth = (WorkingSet() - before) >> 20;
        Assert.True(growth < 40, $"{growth} MB more");
    }

    [Fact]
    public void Solve_CancelledManyTimes_EndsSoonEachTimeAndGoesOn()
    {
        using Z3Oracle oracle = Required(200);
        Random random = new(1);
        for (int i = 0; i < 860; i++)
        {
            oracle.AddClause(RandomInstance.Clause(random, 200, 3));
        }

        TimeSpan worst = TimeSpan.Zero;
        for (int i = 0; i < 100; i++)
        {
            using CancellationTokenSource source = new();
            Stopwatch clock = Stopwatch.StartNew();
            source.CancelAfter(TimeSpan.FromMilliseconds(random.Next(0, 8)));
            try
            {
                oracle.Solve([RandomInstance.Literal(random, 200)], source.Token);
            }
            catch (OperationCanceledException)
            {
                worst = clock.Elapsed > worst ? clock.Elapsed : worst;
            }
        }

        // Generous, since other tests run on the same cores.
        Assert.True(worst < TimeSpan.FromMilliseconds(500), $"{worst}");
        Assert.NotEqual(OracleAnswer.Unknown, oracle.Solve([], Token));
    }

    [Fact]
    public void Use_AfterDispose_Throws()
    {
        Z3Oracle oracle = Required(1);
        oracle.Dispose();
        oracle.Dispose();

        Assert.Throws<ObjectDisposedException>(() => oracle.AddVariable());
        Assert.Throws<ObjectDisposedException>(() => oracle.AddClause([1]));
        Assert.Throws<ObjectDisposedException>(() => oracle.Solve([], Token));
    }

    [Fact]
    public void Factory_Disposed_DisposesWhatIsOpen()
    {
        SkipWithoutLibrary();
        Z3OracleFactory factory = new();
        ISatOracle[] oracles = [.. Enumerable.Range(0, 100).Select(factory.Create)];
        ((IDisposable)oracles[3]).Dispose();

        factory.Dispose();

        Assert.All(oracles, oracle => Assert.Throws<ObjectDisposedException>(() => oracle.Solve([], Token)));
        Assert.Throws<ObjectDisposedException>(() => factory.Create(1));
    }

    [Fact]
    public void PublicTypes_NameNothingOfZ3sOwn()
    {
        IEnumerable<Type> named = typeof(Z3Oracle).Assembly.GetExportedTypes().SelectMany(static type =>
            type.GetMethods().SelectMany(static m => m.GetParameters().Select(static p => p.ParameterType).Append(m.ReturnType))
                .Concat(type.GetConstructors().SelectMany(static c => c.GetParameters().Select(static p => p.ParameterType)))
                .Append(type.BaseType ?? typeof(object)));

        Assert.All(named, type => Assert.NotEqual("Microsoft.Z3", type.Namespace));
    }

    internal static void SkipWithoutLibrary() => Assert.SkipUnless(Z3Library.TryGetVersion(out _, out string? problem), problem ?? string.Empty);

    public void Dispose() => _factory?.Dispose();

    protected override ISatOracle Create(int variableCount)
    {
        SkipWithoutLibrary();
        return _factory!.Create(variableCount);
    }

    private static Z3Oracle Required(int variableCount)
    {
        SkipWithoutLibrary();
        return new Z3Oracle(variableCount);
    }

    private static void UseOnce()
    {
        using Z3Oracle oracle = Required(50);
        Random random = new(3);
        for (int i = 0; i < 150; i++)
        {
            oracle.AddClause(RandomInstance.Clause(random, 50, 3));
        }

        oracle.Solve([1, -2], Token);
    }

    private static long WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}

using Consistency.Solving;

namespace Consistency.Page.Tests.Server;

/// <summary>An oracle that answers nothing for two minutes, unless it is told to stop.</summary>
internal sealed class PatientOracle(int variables, PatientOracle.Waiting waiting) : ISatOracle
{
    private readonly CdclOracle _inner = new(variables);

    public int VariableCount => _inner.VariableCount;

    public ReadOnlySpan<int> Core => _inner.Core;

    public int AddVariable() => _inner.AddVariable();

    public void AddClause(ReadOnlySpan<int> literals) => _inner.AddClause(literals);

    public OracleAnswer Solve(ReadOnlySpan<int> assumptions, CancellationToken cancellationToken = default)
    {
        waiting.HasStarted.TrySetResult();
        if (cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMinutes(2)))
        {
            waiting.IsCancelled.TrySetResult();
            cancellationToken.ThrowIfCancellationRequested();
        }

        return OracleAnswer.Unknown;
    }

    public bool IsTrue(int literal) => _inner.IsTrue(literal);

    /// <summary>Lets a test see what becomes of it.</summary>
    internal sealed class Waiting
    {
        public TaskCompletionSource HasStarted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource IsCancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

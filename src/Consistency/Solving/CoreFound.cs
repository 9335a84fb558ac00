namespace Consistency.Solving;

/// <summary>Receives assumptions that cannot hold together.</summary>
/// <param name="core">The assumptions; the span is valid during the call only.</param>
internal delegate void CoreFound(ReadOnlySpan<int> core);

using System.Collections.Immutable;
using Consistency.Logic;

namespace Consistency.Language;

/// <summary>What "there are five books: a green book, …" introduces.</summary>
/// <param name="Kind">What holds of each of the things.</param>
/// <param name="Things">The things, in the order in which they are listed.</param>
internal sealed record ListedThings(Predicate Kind, ImmutableArray<Term> Things);

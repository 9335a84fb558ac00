namespace Consistency.Language;

/// <summary>What a Japanese predicate says, without its ending.</summary>
/// <param name="Name">The dictionary form: 鳥, 大きい, 飛べる.</param>
/// <param name="Holds">Whether it is said to hold.</param>
/// <param name="Kind">Which kind of word it is.</param>
internal readonly record struct JapanesePredicate(string Name, bool Holds, JapaneseWord Kind);

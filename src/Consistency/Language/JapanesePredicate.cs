namespace Consistency.Language;

/// <summary>What a Japanese predicate says, without its ending.</summary>
/// <param name="Name">The dictionary form: 鳥, 大きい, 飛べる.</param>
/// <param name="Holds">Whether it is said to hold.</param>
/// <param name="Kind">Which kind of word it is.</param>
/// <param name="IsPast">Whether it speaks of the past; then the name does, too: 鳥だった, 大きかった, 飛んだ.</param>
internal readonly record struct JapanesePredicate(string Name, bool Holds, JapaneseWord Kind, bool IsPast = false);

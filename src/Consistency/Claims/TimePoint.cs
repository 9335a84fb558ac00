using System.Globalization;

namespace Consistency.Claims;

/// <summary>A day, a month or a year, or a time that is only named, such as "last spring".</summary>
/// <remarks>Immutable and thread-safe. Two points are the same when their labels are: "May 2024" and "2024-05" have one label.</remarks>
public sealed class TimePoint : IEquatable<TimePoint>
{
    private TimePoint(string label, int? first, int? last)
    {
        Label = label;
        First = first;
        Last = last;
    }

    /// <summary>Gets the name of the time: 2024, 2024-05, 2024-05-01, or words.</summary>
    public string Label { get; }

    // Days as yyyymmdd, for comparisons; null for a time that is only named.
    private int? First { get; }

    private int? Last { get; }

    /// <summary>Creates a year, a month or a day.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12, or null for the whole year.</param>
    /// <param name="day">A day that the month has, or null for the whole month.</param>
    /// <returns>The time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public static TimePoint Of(int year, int? month = null, int? day = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        if (month is null)
        {
            return new TimePoint(year.ToString("0000", CultureInfo.InvariantCulture), (year * 10_000) + 101, (year * 10_000) + 1231);
        }

        if (month is < 1 or > 12 || (day is { } d && (d < 1 || d > DateTime.DaysInMonth(year, month.Value))))
        {
            throw new ArgumentOutOfRangeException(nameof(month), month, "There is no such month or day.");
        }

        int start = (year * 10_000) + (month.Value * 100);
        string label = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");
        return day is null
            ? new TimePoint(label, start + 1, start + DateTime.DaysInMonth(year, month.Value))
            : new TimePoint(string.Create(CultureInfo.InvariantCulture, $"{label}-{day:00}"), start + day, start + day);
    }

    /// <summary>Creates a time that is only named, which is before and after no other.</summary>
    /// <param name="label">Its name; not blank.</param>
    /// <returns>The time.</returns>
    public static TimePoint Named(string label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        return new TimePoint(label, null, null);
    }

    /// <summary>Tells whether this time is over when another begins.</summary>
    /// <param name="other">The other time.</param>
    /// <returns>True when it surely is; false also when one of the two is only named.</returns>
    public bool IsBefore(TimePoint other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Last is { } last && other.First is { } first && last < first;
    }

    /// <inheritdoc/>
    public bool Equals(TimePoint? other) => other is not null && string.Equals(Label, other.Label, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TimePoint);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Label);

    /// <summary>Gives the label.</summary>
    /// <returns>The label.</returns>
    public override string ToString() => Label;
}

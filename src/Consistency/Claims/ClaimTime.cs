namespace Consistency.Claims;

/// <summary>When a statement holds.</summary>
/// <remarks>Immutable and thread-safe. The same sentence at two times are two sentences, which cannot contradict each other.</remarks>
public sealed class ClaimTime
{
    /// <summary>Creates a time.</summary>
    /// <param name="form">How the statement stands in it.</param>
    /// <param name="point">The time that is named, the first one of two.</param>
    /// <param name="end">The second one of "from … to …"; null for every other form.</param>
    /// <exception cref="ArgumentException">There is an end without "from … to …", or the other way round.</exception>
    public ClaimTime(TimeForm form, TimePoint point, TimePoint? end = null)
    {
        ArgumentNullException.ThrowIfNull(point);
        if ((form == TimeForm.Between) != (end is not null))
        {
            throw new ArgumentException("Exactly a time between two has an end.", nameof(end));
        }

        Form = form;
        Point = point;
        End = end;
    }

    /// <summary>Gets how the statement stands in time.</summary>
    public TimeForm Form { get; }

    /// <summary>Gets the time that is named, the first one of two.</summary>
    public TimePoint Point { get; }

    /// <summary>Gets the second time of "from … to …"; null for every other form.</summary>
    public TimePoint? End { get; }

    /// <summary>Tells whether what is said holds at a time.</summary>
    /// <param name="time">The time.</param>
    /// <returns>True when it surely does.</returns>
    public bool Covers(TimePoint time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Form switch
        {
            TimeForm.At => time.Equals(Point),
            TimeForm.Since => time.Equals(Point) || Point.IsBefore(time),
            TimeForm.Until => time.IsBefore(Point),
            _ => time.Equals(Point) || time.Equals(End) || (Point.IsBefore(time) && time.IsBefore(End!)),
        };
    }

    /// <summary>Gives the time in words.</summary>
    /// <returns>The words, such as <c>since 2019</c>.</returns>
    public override string ToString() => Form switch
    {
        TimeForm.At => $"as of {Point}",
        TimeForm.Since => $"since {Point}",
        TimeForm.Until => $"until {Point}",
        _ => $"from {Point} to {End}",
    };
}

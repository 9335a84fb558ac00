using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Consistency.Solving;

namespace Consistency.Benchmarks;

/// <summary><c>session</c>: one claim more in a session of 10,000 claims and 30,000 rules, with the goals beside the figures.</summary>
internal static class SessionCommand
{
    private const int Claims = 10_000;
    private const int Rules = 30_000;
    private const int Additions = 2_000;
    private const double GoalOfMedian = 0.2;
    private const double GoalOfSlow = 5;

    public static Command Create()
    {
        Command command = new("session", "Times additions to a session of 10,000 claims and 30,000 rules about more or fewer entities.");
        command.SetAction(_ =>
        {
            Console.WriteLine($"{"entities",8} {"proof",6} {"first ms",9} {"p50 ms",8} {"p99 ms",8} {"most ms",8} {"CPU p50",8} {"CPU p99",8} {"cost",9}  goals: p50 {GoalOfMedian} ms, p99 {GoalOfSlow} ms");
            foreach (int entities in new[] { 1000, 500, 100 })
            {
                Print(entities, CertifyMode.Never);
                Print(entities, CertifyMode.Auto);
            }
        });
        return command;
    }

    private static void Print(int entities, CertifyMode certify)
    {
        IncrementalSession session = new(new MaxSatOptions { Certify = certify });
        GrowingClaims growing = new(session, entities, Claims, Rules, seed: 1);
        long started = Stopwatch.GetTimestamp();
        session.Optimize();
        double first = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        List<double> times = [];

        // Where other processes want the same cores, waiting for them is most of the slow ones.
        List<double> work = [];
        for (int i = 0; i < Additions; i++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            growing.AddOne(session);
            session.Optimize();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            work.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        bool isSolved = session.Status == MaxSatStatus.Optimal && (certify == CertifyMode.Never || session.CertifiedLowerBound);
        times.Sort();
        work.Sort();
        double median = times[Additions / 2];
        double slow = times[Additions * 99 / 100];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{entities,8} {(certify == CertifyMode.Never ? "no" : "yes"),6} {first,9:F1} {median,8:F4} {slow,8:F3} {times[^1],8:F3} {work[Additions / 2],8:F4} {work[Additions * 99 / 100],8:F3} {session.UpperBound,9}  {(!isSolved ? "not all proved" : median <= GoalOfMedian && slow <= GoalOfSlow ? "met" : "missed")}"));
    }
}

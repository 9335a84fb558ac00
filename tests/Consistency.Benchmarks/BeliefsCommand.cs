using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Formats;
using Consistency.Solving;

namespace Consistency.Benchmarks;

/// <summary><c>beliefs</c>: the repairs of BeliefBank's calibration graphs, solved as our own grounding gives them, with the goal.</summary>
internal static class BeliefsCommand
{
    private const double Goal = 5;

    public static Command Create()
    {
        Option<string> folder = new("--folder")
        {
            Description = "The folder with BeliefBank's constraints and a model's answers.",
            DefaultValueFactory = _ => Path.Combine(SharedFolder.Of("data", "CONSISTENCY_DATA"), "beliefbank"),
        };
        Option<double> seconds = new("--seconds") { Description = "Time for each figure.", DefaultValueFactory = _ => 0.5 };
        Command command = new("beliefs", "Times the cheapest repairs of BeliefBank's calibration graphs.") { folder, seconds };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, TimeSpan.FromSeconds(parsed.GetValue(seconds))));
        return command;
    }

    private static void Run(string folder, TimeSpan budget)
    {
        using JsonDocument published = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "calibration_optima.json")));
        JsonElement optima = published.RootElement.GetProperty("optimum");
        ConsistencyOptions options = new() { Weights = WeightScheme.Linear, WeightScale = 1000 };
        Console.WriteLine($"{"entity",-12} {"variables",9} {"hard",7} {"soft",5} {"cost",8} {"published",9} {"unproved ms",12} {"proved ms",10} {"canonical ms",12}");
        (double unprovedInAll, double provedInAll, double canonicalInAll) = (0, 0, 0);
        foreach ((string entity, ClaimSet claims) in MarginsCommand.Load(folder, onlyAsked: true))
        {
            WeightedCnf instance = ClauseExport.Of(claims, options, [], CancellationToken.None)!.Instance;
            Measurement unproved = Measure(CertifyMode.Never, breakTies: false);
            Measurement proved = Measure(CertifyMode.Auto, breakTies: false);
            Measurement canonical = Measure(CertifyMode.Auto, breakTies: true);
            (unprovedInAll, provedInAll, canonicalInAll) = (unprovedInAll + unproved.Milliseconds, provedInAll + proved.Milliseconds, canonicalInAll + canonical.Milliseconds);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{entity,-12} {instance.VariableCount,9} {instance.HardCount,7} {instance.SoftCount,5} {canonical.Cost,8} {optima.GetProperty(entity).GetInt64(),9} {unproved.Milliseconds,12:F3} {proved.Milliseconds,10:F3} {canonical.Milliseconds,12:F3}"));

            Measurement Measure(CertifyMode certify, bool breakTies) => Measurement.Of(
                () =>
                {
                    MaxSatOptions solving = new() { Certify = certify, BreakTies = breakTies };
                    MaxSatResult result = new MaxSatSession(instance, null, solving).Optimize();
                    return result.Status == MaxSatStatus.Optimal && result.CertifiedLowerBound == (certify != CertifyMode.Never) ? result.UpperBound : null;
                },
                budget / 2,
                budget);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"in all: unproved {unprovedInAll:F2} ms, proved {provedInAll:F2} ms, proved and canonical {canonicalInAll:F2} ms; goal {Goal} ms: {(canonicalInAll <= Goal ? "met" : "MISSED")}"));
    }
}

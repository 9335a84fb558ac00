using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

namespace Consistency.Benchmarks;

/// <summary><c>margins</c>: verdicts, margins and probabilities of all beliefs of BeliefBank's calibration set.</summary>
internal static class MarginsCommand
{
    public static Command Create()
    {
        Argument<string> folder = new("folder") { Description = "The folder with BeliefBank's constraints and a model's answers." };
        Command command = new("margins", "Times whole checks of BeliefBank's calibration set, one for each entity.") { folder };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!));
        return command;
    }

    private static void Run(string folder)
    {
        List<(string Entity, ClaimSet Claims)> documents = Load(folder);
        foreach (WeightScheme weights in new[] { WeightScheme.Linear, WeightScheme.LogOdds })
        {
            ConsistencyChecker checker = new(new ConsistencyOptions { Weights = weights, WeightScale = weights == WeightScheme.Linear ? 1000 : 1_000_000 });
            foreach ((_, ClaimSet claims) in documents)
            {
                // Once to warm up.
                checker.Check(claims);
            }

            Console.WriteLine($"{weights}\n{"entity",-12} {"claims",6} {"cost",12} {"exact",6} {"counted",7} {"applicable",10} {"violated",8} {"ms",9}");
            (double total, int applicable, int violated) = (0, 0, 0);
            foreach ((string entity, ClaimSet claims) in documents)
            {
                ConsistencyReport report = checker.Check(claims);
                double time = Measurement.Of(() => report.Claims.Length + checker.Check(claims).Claims.Length, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.5)).Milliseconds;
                total += time;
                applicable += report.Numbers!.ApplicableConstraints!.Value;
                violated += report.Numbers.ViolatedConstraints!.Value;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{entity,-12} {report.Claims.Length,6} {report.Cost,12} {report.Claims.Count(static c => c.Margin is { IsExact: true }),6} {report.Claims.Count(static c => c.Probability is not null),7} {report.Numbers.ApplicableConstraints,10} {report.Numbers.ViolatedConstraints,8} {time,9:F1}"));
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"total {total:F1} ms; consistency of the statements as given {1 - ((double)violated / applicable):F3}"));
        }
    }

    /// <summary>Reads the beliefs about each entity, with the rules.</summary>
    /// <param name="folder">The folder with BeliefBank's constraints and a model's answers.</param>
    /// <param name="onlyAsked">Whether rules that name a property which the model was not asked about are left out, as in the published figures.</param>
    internal static List<(string Entity, ClaimSet Claims)> Load(string folder, bool onlyAsked = false)
    {
        using JsonDocument constraints = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "constraints_v2.json")));
        using JsonDocument answers = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "macaw_calibration_answers.json")));
        Dictionary<string, Formula> atoms = [];
        Formula AtomOf(string name) => atoms.TryGetValue(name, out Formula? atom) ? atom : atoms[name] = new Predicate($"b{atoms.Count}", 0).Of();
        List<(string Source, string Target, Formula Rule)> rules = [];
        foreach (JsonElement link in constraints.RootElement.GetProperty("links").EnumerateArray())
        {
            if (link.GetProperty("direction").GetString() == "forward")
            {
                (string from, string to) = (link.GetProperty("source").GetString()!, link.GetProperty("target").GetString()!);
                Formula target = AtomOf(to);
                rules.Add((from, to, AtomOf(from).Implies(link.GetProperty("weight").GetString() == "yes_no" ? !target : target)));
            }
        }

        return
        [
            .. answers.RootElement.GetProperty("outs").EnumerateArray()
                .GroupBy(static a => a.GetProperty("prop").GetString()!.Split(',')[0])
                .OrderBy(static g => g.Key, StringComparer.Ordinal)
                .Select(entity =>
                {
                    ClaimSetBuilder builder = new();
                    HashSet<string> asked = [.. entity.Select(answer => answer.GetProperty("prop").GetString()![(entity.Key.Length + 1)..])];
                    foreach (JsonElement answer in entity)
                    {
                        (double yes, double no) = (answer.GetProperty("yes").GetDouble(), answer.GetProperty("no").GetDouble());
                        builder.AddClaim(AtomOf(answer.GetProperty("prop").GetString()![(entity.Key.Length + 1)..]), yes / (yes + no));
                    }

                    foreach ((string source, string target, Formula rule) in rules)
                    {
                        if (!onlyAsked || (asked.Contains(source) && asked.Contains(target)))
                        {
                            builder.AddRule(rule);
                        }
                    }

                    return (entity.Key, builder.Build());
                }),
        ];
    }
}

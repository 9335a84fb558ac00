// Repairs what a question-answering model believes about things, with the rules of a constraint graph.
//
// Usage: dotnet run -c Release --project samples/beliefbank [-- FOLDER]
// The folder holds calibration_facts.json, constraints_v2.json and macaw_calibration_answers.json of the BeliefBank
// calibration data; without it, ../shared/data/beliefbank is used if it is there, else the small fixture beside this file.

using System.Diagnostics;
using System.Globalization;
using BeliefBank;
using Consistency;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string folder = args.Length > 0 ? args[0] : FindData();
BeliefData data = BeliefData.Read(folder);
Dictionary<(string Entity, string Property), bool> raw = data.Confidence.ToDictionary(static c => c.Key, static c => c.Value > 0.5);

Console.WriteLine($"{data.Gold.Count} things, {data.Confidence.Count} answers, {data.Implications.Count} implications, {data.Exclusions.Count} exclusions");
Console.WriteLine($"raw answers          {BeliefScores.Of(data, raw)}");
Repair("repaired", withBackRules: false);
Repair("with back rules", withBackRules: true);

void Repair(string title, bool withBackRules)
{
    ConsistencyChecker checker = new(new ConsistencyOptions { Weights = WeightScheme.Linear, WeightScale = 1000, MaxViolations = 1 });
    Dictionary<(string Entity, string Property), bool> repaired = new(raw);
    decimal cost = 0;
    bool isProved = true;
    int good = 0;
    int bad = 0;
    Stopwatch watch = Stopwatch.StartNew();
    foreach (string entity in data.Gold.Keys)
    {
        ConsistencyReport report = checker.Check(BeliefClaims.Of(data, entity, withBackRules));
        isProved &= report.Optimum == OptimumStatus.Proved && report.Cost is not null;
        cost += report.Cost ?? 0;
        foreach (RepairChange change in report.Repair?.Changes.Where(static c => c.Statement.Kind == StatementKind.Claim) ?? [])
        {
            (string, string) belief = (entity, change.Statement.Source!);
            repaired[belief] = !repaired[belief];
            bool isGood = repaired[belief] == data.Gold[entity][change.Statement.Source!];
            good += isGood ? 1 : 0;
            bad += isGood ? 0 : 1;
        }
    }

    watch.Stop();
    Console.WriteLine($"{title,-20} {BeliefScores.Of(data, repaired)}");
    Console.WriteLine($"{string.Empty,-20} cost {cost * 1000:N0} ({(isProved ? "proved" : "bounds only")})   {good + bad} flips: {good} good, {bad} bad   {watch.ElapsedMilliseconds} ms");
}

static string FindData()
{
    for (DirectoryInfo? up = new(AppContext.BaseDirectory); up is not null; up = up.Parent)
    {
        if (!File.Exists(Path.Combine(up.FullName, "Consistency.sln")))
        {
            continue;
        }

        string shared = Environment.GetEnvironmentVariable("CONSISTENCY_DATA") ?? Path.Combine(up.FullName, "..", "shared", "data");
        string data = Path.Combine(shared, "beliefbank");
        return Directory.Exists(data) ? data : Path.Combine(up.FullName, "samples", "beliefbank", "fixture");
    }

    throw new DirectoryNotFoundException("Name the folder of the data.");
}

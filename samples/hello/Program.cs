using Consistency;
using Consistency.Findings;

ConsistencyReport report = new ConsistencyChecker().Check("""
    fact   No penguin can fly.
    claim  Tweety is a penguin.  @ 0.9
    claim  Tweety can fly.       @ 0.6
    """);
Console.Write(report.ToText());

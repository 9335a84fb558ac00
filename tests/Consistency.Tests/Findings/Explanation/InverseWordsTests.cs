using Consistency.Findings;

namespace Consistency.Tests.Findings;

/// <summary>Relations that only a declaration names are said in words where their name has a form that can be said.</summary>
public class InverseWordsTests
{
    [Theory]
    [InlineData("capital of", "has capital", "Paris is the capital of France.", "Lyon is the capital of France.", "France has capital Paris (1) and France has capital Lyon")]
    [InlineData("parent of", "child of", "Al is the parent of Bob.", "Cy is the parent of Bob.", "Bob is the child of Al (1) and Bob is the child of Cy")]
    [InlineData("older than", "younger than", "Al is older than Bob.", "Cy is older than Bob.", "Bob is younger than Al (1) and Bob is younger than Cy")]
    [InlineData("parent of", "begets", "Al is the parent of Bob.", "Cy is the parent of Bob.", "begets(bob, al) (1) and begets(bob, cy)")]
    public void Explanation_OfAnInverseWithoutSentences_SaysIt(string relation, string inverse, string one, string other, string expected)
    {
        string text = $"relation \"{relation}\": inverse \"{inverse}\"\nrelation \"{inverse}\" is functional.\n{one}\n{other}";
        Violation violation = Assert.Single(new ConsistencyChecker().Check(text, TestContext.Current.CancellationToken).Violations);

        Assert.Equal($"3. {expected}, but \"{inverse}\" is functional [s2].", violation.Explanation[^1]);
    }
}

using Consistency.Findings;
using Consistency.Language;

namespace Consistency.Tests.Language;

/// <summary>"The customer" is the customer that its sentence spoke of, and a name only where it spoke of none.</summary>
public class DefinitePhraseTests
{
    [Theory]
    [InlineData("If a customer has a receipt then the customer gets a refund.", "forall x: (customer(x) & has_receipt(x)) -> gets_refund(x)")]
    [InlineData("When a customer complains, the customer is called.", "forall x: (customer(x) & complains(x)) -> called(x)")]
    [InlineData("If a new customer complains then the customer is called.", "forall x: (new_customer(x) & complains(x)) -> called(x)")]
    [InlineData("If a new customer complains then the new customer is called.", "forall x: (new_customer(x) & complains(x)) -> called(x)")]
    [InlineData("If a person is old then the person is wise.", "forall x: old(x) -> wise(x)")]
    [InlineData("If someone is old then the person is wise.", "forall x: old(x) -> wise(x)")]
    [InlineData("If something is big then the thing is heavy.", "forall x: big(x) -> heavy(x)")]
    [InlineData("If a customer knows some seller then the seller greets the customer.", "forall x, y: (customer(x) & seller(y) & knows(x, y)) -> greets(y, x)")]
    [InlineData("If the customer has a receipt then the customer gets a refund.", "has_receipt(customer) -> gets_refund(customer)")]
    [InlineData("If a customer complains then the manager is called.", "forall x: (customer(x) & complains(x)) -> called(manager)")]
    public void TakesUp_WhatTheSentenceSpokeOf(string sentence, string formula)
    {
        FormulaResult result = new ClaimParser().ParseFormula(sentence);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(formula, result.Formula?.ToString());
    }

    [Theory]
    [InlineData("If a dog sees some dog then the dog barks.", DiagnosticCatalogue.Ambiguous)]
    [InlineData("If the cat chases a dog then the dog is scared.", DiagnosticCatalogue.Unsupported)]
    [InlineData("Every farmer who owns a donkey feeds the donkey.", DiagnosticCatalogue.Unsupported)]
    [InlineData("The person is happy.", DiagnosticCatalogue.UnboundPronoun)]
    public void WhatCannotBeTakenUp_IsSaidAndNotGuessed(string sentence, string diagnostic)
    {
        FormulaResult result = new ClaimParser().ParseFormula(sentence);

        Assert.Null(result.Formula);
        Assert.Equal(diagnostic, Assert.Single(result.Diagnostics).Id);
    }

    [Fact]
    public void DeclaredName_StaysAName()
    {
        ConsistencyReport report = new ConsistencyChecker().Check(
            "constant king\nIf a king is old then the king is tired.", TestContext.Current.CancellationToken);

        Assert.Empty(report.Diagnostics.Where(static d => d.Severity >= Claims.DiagnosticSeverity.Error));
    }

    [Fact]
    public void Contradiction_ThroughTheCustomer_IsFound()
    {
        ConsistencyReport report = new ConsistencyChecker().Check(
            """
            Every VIP is a customer.
            If a customer has a receipt then the customer gets a refund.
            Ann is a VIP. Ann has a receipt. Ann does not get a refund.
            """,
            TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        Assert.Equal(5, Assert.Single(report.Violations).Statements.Length);
    }
}

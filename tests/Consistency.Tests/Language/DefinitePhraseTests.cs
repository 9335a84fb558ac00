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
    [InlineData("If a customer knows any seller then the seller greets the customer.", "forall x, y: (customer(x) & seller(y) & knows(x, y)) -> greets(y, x)")]
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
    [InlineData("Alice owns a dog and the dog barks.", DiagnosticCatalogue.Unsupported)]
    [InlineData("Alice owns a dog and it barks.", DiagnosticCatalogue.Unsupported)]
    [InlineData("If Alice is rich then she owns a car and the car is red.", DiagnosticCatalogue.Unsupported)]
    [InlineData("Some farmer who owns a donkey feeds it.", DiagnosticCatalogue.Unsupported)]
    [InlineData("If a customer complains then the happy customer is called.", DiagnosticCatalogue.Ambiguous)]
    [InlineData("The person is happy.", DiagnosticCatalogue.UnboundPronoun)]
    public void WhatCannotBeTakenUp_IsSaidAndNotGuessed(string sentence, string diagnostic)
    {
        FormulaResult result = new ClaimParser().ParseFormula(sentence);

        Assert.Null(result.Formula);
        Assert.Equal(diagnostic, Assert.Single(result.Diagnostics).Id);
    }

    // The kind alone, and every such thing that has a name: each row is "what it says of kinds" and "what it says of things".
    [Theory]
    [InlineData(
        "If a person owns a car then the person insures the car.",
        "(forall x: owns_car(x) -> insures_car(x)) & (forall x, y: (car(y) & owns(x, y)) -> insures(x, y))")]
    [InlineData(
        "Every farmer who owns a donkey feeds it.",
        "(forall x: (farmer(x) & owns_donkey(x)) -> feeds_donkey(x)) & (forall x, y: (donkey(y) & farmer(x) & owns(x, y)) -> feeds(x, y))")]
    [InlineData(
        "Customers who buy a product can return the product.",
        "(forall x: (customer(x) & buys_product(x)) -> can_return_product(x)) & (forall x, y: (product(y) & customer(x) & buys(x, y)) -> can_return(x, y))")]
    public void TakesUp_AThingOfAKind_AsKindAndAsThing(string sentence, string formula)
    {
        FormulaResult result = new ClaimParser().ParseFormula(sentence);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(formula, result.Formula?.ToString());
    }

    [Theory]
    [InlineData("If the cat chases a dog then the dog is scared.", "forall x: (dog(x) & chases(cat, x)) -> scared(x)")]
    [InlineData("If a person sells a car then the person does not own the car.", "forall x, y: (car(y) & sells(x, y)) -> !owns(x, y)")]
    [InlineData("A customer can return an item only if it is unused.", "forall x, y: (customer(x) & item(y) & can_return(x, y)) -> unused(y)")]
    [InlineData("Nobody who owns a car sells it.", "forall x, y: (car(y) & owns(x, y)) -> !sells(x, y)")]
    public void TakesUp_AThingThatNoKindFollowsFor_SaysThatItSpeaksOfNames(string sentence, string formula)
    {
        FormulaResult result = new ClaimParser().ParseFormula(sentence);

        Assert.Equal(DiagnosticCatalogue.ByName, Assert.Single(result.Diagnostics).Id);
        Assert.Equal(formula, result.Formula?.ToString());
    }

    [Theory]
    [InlineData("Alice owns a car. Alice does not insure a car.")]
    [InlineData("Alice owns Herbie. Herbie is a car. Alice does not insure Herbie.")]
    public void Contradiction_ThroughTheCar_IsFound(string claims)
    {
        ConsistencyReport report = new ConsistencyChecker().Check(
            "fact If a person owns a car then the person insures the car.\n" + claims, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Inconsistent, report.Verdict);
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

namespace Consistency.AI.Retrieval;

/// <summary>A document that was given to a model to answer from.</summary>
/// <param name="Name">The source of its claims; each document has another.</param>
/// <param name="Text">What it says. It is data: it can make nothing certain, and its requests are not followed.</param>
/// <param name="Trust">How far it is trusted, 0 to 1, as <see cref="Findings.SourceTrust"/> counts it.</param>
public sealed record RetrievedDocument(string Name, string Text, double Trust = 1);

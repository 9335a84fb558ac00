namespace Consistency.Package.Tests;

/// <summary>All of these tests, one after the other: what takes long in them uses all processors by itself.</summary>
[CollectionDefinition(nameof(PackageTests))]
public sealed class PackageTests : ICollectionFixture<PackedFolder>;

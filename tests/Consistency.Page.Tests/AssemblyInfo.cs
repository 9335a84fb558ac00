using Consistency.Page.Tests;

[assembly: AssemblyFixture(typeof(Browser))]

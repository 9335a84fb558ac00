using System.CommandLine;
using Consistency.Benchmarks;

RootCommand root = new("Measures the engine, and peers beside it in the same run. Figures are medians of wall time, one thread.")
{
    PeersCommand.Create(),
    EngineCommand.Create(),
    AblationCommand.Create(),
    BatchCommand.Create(),
    BatchSharedCommand.Create(),
    BatchMemoryCommand.Create(),
    BatchKillsCommand.Create(),
    BeliefsCommand.Create(),
    MemoryCommand.Create(),
    LanguageCommand.Create(),
    ExplainCommand.Create(),
    FindingsCommand.Create(),
    MarginsCommand.Create(),
    OrdersCommand.Create(),
    SessionCommand.Create(),
    CoresCommand.Create(),
    CancelCommand.Create(),
};
return await root.Parse(args).InvokeAsync();

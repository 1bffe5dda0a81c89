using Cordon.Engine.Networks;
using Cordon.Web.Tests.Support;

namespace Cordon.Web.Tests.Networks;

/// <summary>A console whose centre knows two gangs, one of more than 500 things, and has found them.</summary>
public sealed class GangConsole : IAsyncLifetime
{
    /// <summary>The console.</summary>
    public ConsoleUnderTest Console { get; private set; } = null!;

    /// <summary>The large gang.</summary>
    public FoundGang Large => Console.Gangs.State.Last!.Gangs.MaxBy(found => found.Gang.CaseCount)!;

    public async ValueTask InitializeAsync()
    {
        Console = await ConsoleUnderTest.StartAsync();
        var town = new GangTown(Console.Centre);
        await town.PlayAsync("NORD", victims: 260, collectors: 61, layers: 37, devices: 2, contacts: 7);
        await town.PlayAsync("SUED", victims: 6, collectors: 3, layers: 2, devices: 1, contacts: 1);
        await Console.Centre.WhenDurableAsync(TestContext.Current.CancellationToken);
        Console.Gangs.Ask();
        var state = Console.Gangs.State;
        while (state.Last is not { Gangs.Count: > 0 } || state.IsLooking)
        {
            Assert.Null(state.Fault);
            state = await Console.Gangs.WaitForChangeAsync(state.Version, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => Console.DisposeAsync();
}

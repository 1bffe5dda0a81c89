namespace Cordon.Web.Tests.Support;

/// <summary>One console for the tests of a class that change nothing in it.</summary>
public sealed class OneConsole : IAsyncLifetime
{
    /// <summary>The console.</summary>
    public ConsoleUnderTest Console { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Console = await ConsoleUnderTest.StartAsync().ConfigureAwait(false);

    public ValueTask DisposeAsync() => Console.DisposeAsync();
}

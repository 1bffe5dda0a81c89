using System.Security.Claims;
using Bunit;
using Cordon.Core.Casework;
using Cordon.Web.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Cordon.Web.Tests.Support;

/// <summary>Components without a browser, over a real console: its centre, its casework and its people.</summary>
internal sealed class ScreenContext : BunitContext
{
    private readonly AsyncServiceScope _scope;

    // As long as in a browser: a busy machine is late, and not wrong.
    static ScreenContext() => DefaultWaitTimeout = Browser.WaitMax;

    private ScreenContext(AsyncServiceScope scope, ClaimsPrincipal who)
    {
        _scope = scope;
        var signIn = scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        ((IHostEnvironmentAuthenticationStateProvider)signIn).SetAuthenticationState(Task.FromResult(new AuthenticationState(who)));
        Services.AddSingleton(signIn);

        // A page that opens a scope of its own opens one of the components' services: it gets there what a scope of the console has.
        Services.AddScoped(_ => new ConsoleScope(_scope.ServiceProvider.CreateAsyncScope()));
        Services.AddTransient(own => own.GetRequiredService<ConsoleScope>().Services.GetRequiredService<PeopleBook>());
        Services.AddTransient(own => own.GetRequiredService<ConsoleScope>().Services.GetRequiredService<UserManager<Officer>>());
        Services.AddFallbackServiceProvider(scope.ServiceProvider);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    /// <summary>As the person of a role sees them.</summary>
    public static async Task<ScreenContext> OfAsync(ConsoleUnderTest console, OfficerRole role) => await OfAsync(console, await console.IdOfAsync(role));

    /// <summary>As somebody of whom there are several in a role sees them.</summary>
    public static async Task<ScreenContext> OfAsync(ConsoleUnderTest console, string person)
    {
        var scope = console.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Officer>>();
        var officer = (await people.FindByIdAsync(person))!;
        var claims = scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Officer>>();
        return new ScreenContext(scope, await claims.CreateAsync(officer));
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _scope.DisposeAsync();
    }

    private sealed class ConsoleScope(AsyncServiceScope scope) : IAsyncDisposable
    {
        public IServiceProvider Services => scope.ServiceProvider;

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }
}

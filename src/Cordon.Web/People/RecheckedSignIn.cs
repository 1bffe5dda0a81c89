using System.Security.Claims;
using Cordon.Web.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cordon.Web.People;

/// <summary>
/// Asks again, while a screen stays open, whether whoever signed in still may: else a screen outlives a person's leaving, or their session. One that
/// was ended is noticed at once.
/// </summary>
internal sealed class RecheckedSignIn : RevalidatingServerAuthenticationStateProvider
{
    private readonly IServiceScopeFactory _scopes;
    private readonly OpenSessions _sessions;
    private string? _session;

    public RecheckedSignIn(ILoggerFactory loggers, IServiceScopeFactory scopes, OpenSessions sessions)
        : base(loggers)
    {
        (_scopes, _sessions) = (scopes, sessions);
        AuthenticationStateChanged += state => _ = RememberAsync(state);
        _sessions.Ended += End;
    }

    protected override TimeSpan RevalidationInterval => ConsoleHost.RecheckEvery;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (!_sessions.Lasts(authenticationState.User))
        {
            return false;
        }

        await using var scope = _scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Officer>>();
        return await signIn.ValidateSecurityStampAsync(authenticationState.User).ConfigureAwait(false) is { IsGone: false };
    }

    protected override void Dispose(bool disposing)
    {
        _sessions.Ended -= End;
        base.Dispose(disposing);
    }

    private async Task RememberAsync(Task<AuthenticationState> state) => _session = OpenSessions.IdOf((await state.ConfigureAwait(false)).User);

    private void End(string session)
    {
        if (session == _session)
        {
            Leave();
        }
    }

    // At a stop the screen may go first: then there is nobody to tell.
    private void Leave()
    {
        try
        {
            SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
        }
        catch (ObjectDisposedException)
        {
        }
    }
}

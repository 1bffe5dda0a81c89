using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cordon.Web.People;

/// <summary>Asks again, while a screen stays open, whether whoever signed in still may: else a screen outlives a person's leaving.</summary>
internal sealed class RecheckedSignIn(ILoggerFactory loggers, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => ConsoleHost.RecheckEvery;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Officer>>();
        return await signIn.ValidateSecurityStampAsync(authenticationState.User).ConfigureAwait(false) is { IsGone: false };
    }
}

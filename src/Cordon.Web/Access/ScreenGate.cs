using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Cordon.Web.Access;

/// <summary>Lets nothing that somebody does on an open screen through once their session is over, whatever the browser does with the screen.</summary>
internal sealed class ScreenGate(AuthenticationStateProvider signIn, OpenSessions sessions) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        var person = (await signIn.GetAuthenticationStateAsync().ConfigureAwait(false)).User;

        // Whose session was ended is nobody by now: nobody does anything here, since no screen that is live is open to all.
        if (sessions.Lasts(person))
        {
            await next(context).ConfigureAwait(false);
        }
    };
}

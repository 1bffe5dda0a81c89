using Cordon.Web.Language;
using Cordon.Web.People;
using Cordon.Core.Casework;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Cordon.Web.Shell;

/// <summary>What every screen knows: how to speak, and who looks at it. A screen's own start is <see cref="BeginAsync"/>.</summary>
public abstract class ConsolePage : ComponentBase
{
    /// <summary>So long a browser may take to another page that it was sent to before.</summary>
    private static readonly TimeSpan LeavesAfter = TimeSpan.FromSeconds(3);

    [Inject]
    private SpeechOfRequest Speeches { get; set; } = null!;

    [Inject]
    private AuthenticationStateProvider SignIn { get; set; } = null!;

    [Inject]
    private NavigationManager Addresses { get; set; } = null!;

    private bool _isOver;

    /// <summary>How to speak to whoever looks.</summary>
    protected Speech S { get; private set; } = new(Tongue.English, TimeZoneInfo.Utc);

    /// <summary>Who looks.</summary>
    protected ActingOfficer Me { get; private set; } = new("", OfficerRole.None);

    protected sealed override async Task OnInitializedAsync()
    {
        S = await Speeches.GetAsync();
        Me = OfficerClaims.Acting((await SignIn.GetAuthenticationStateAsync()).User);

        // Both live as long as the open screen does: there is nothing to take back.
        SignIn.AuthenticationStateChanged += state => _ = InvokeAsync(() => EndIfOverAsync(state));
        await BeginAsync();
    }

    /// <summary>Whoever looks sees nothing new once they are signed in no more.</summary>
    protected sealed override bool ShouldRender() => !_isOver;

    private async Task EndIfOverAsync(Task<AuthenticationState> state)
    {
        if (Me.Role != OfficerRole.None && OfficerClaims.Acting((await state).User).Role == OfficerRole.None)
        {
            (_isOver, Me) = (true, new ActingOfficer("", OfficerRole.None));

            // Whoever signs in as somebody else in this very window is on their way: the screen shows nothing more, and leads nobody away from there.
            await Task.Delay(LeavesAfter, TimeProvider.System);
            Addresses.NavigateTo("/sign-in?said=over", forceLoad: true);
        }
    }

    /// <summary>Reads what the screen shows first.</summary>
    protected virtual Task BeginAsync() => Task.CompletedTask;
}

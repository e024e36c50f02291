using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases;

namespace Recruit.Web.Tests.Office;

/// <summary>
/// One filled service for all tests of an agency's desks: the campaign of the demonstration, which they read and do not move on, and what each of them makes for itself.
/// </summary>
public sealed class OfficeService : IAsyncLifetime
{
    /// <summary>The campaign of invented people, whose selection is released.</summary>
    internal const string Filled = "/en/office/chief-specialist";

    internal DemoService Demo { get; } = new();

    public Task InitializeAsync() => Demo.InitializeAsync();

    public Task DisposeAsync() => Demo.DisposeAsync();

    internal Task<Visitor> OfficerAsync() => Demo.SignInAsync(Role.AgencyOfficer);

    internal Task<Visitor> ApproverAsync() => Demo.SignInAsync(Role.Approver);

    /// <summary>Asks for something that is so.</summary>
    internal async Task<TReply> DoAsync<TReply>(UseCase request)
        where TReply : Reply
    {
        var reply = await Demo.Desk.AskAsync(request);
        return reply.ShouldBeOfType<TReply>(reply is Refusal refusal ? $"{refusal.Code} {string.Join(' ', refusal.Facts)}" : null);
    }
}

[CollectionDefinition(Name)]
public sealed class OfficeTests : ICollectionFixture<OfficeService>
{
    public const string Name = "desks of an agency";
}

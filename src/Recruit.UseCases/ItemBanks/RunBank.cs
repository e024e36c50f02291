using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.ItemBanks;
using Recruit.UseCases.Agencies;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.UseCases.ItemBanks;

/// <summary>Opens an item bank of the caller's agency, with the agency's working days: <see cref="BankIsOpen"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Bank">A new id.</param>
/// <param name="ReviewDays">Working days for a review of a draft, by another author.</param>
/// <param name="AuthorDays">Working days for the author to propose a key, or a new version of what was found wanting.</param>
/// <param name="ApprovalDays">Working days for the approval of a key.</param>
public sealed record OpenBank(Caller By, OperationId Operation, Id Reason, Id Bank, int ReviewDays, int AuthorDays, int ApprovalDays)
    : BankUseCase(By, Operation, Reason, Bank), IAboutBank
{
    bool IAboutBank.MayBeNew => true;
}

/// <summary>Items with all their versions, neither words nor keys, in order of entry: <see cref="ItemsListed"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="From">How many to pass over.</param>
/// <param name="Count">1 to <see cref="ItemBank.RowsMax"/>.</param>
/// <param name="Status">Only items with a version of that status.</param>
/// <param name="Author">Only items of that author.</param>
public sealed record ListItems(Caller By, OperationId Operation, Id Bank, int From, int Count, VersionStatus? Status = null, Id? Author = null)
    : UseCase(By, Operation), IAboutBank;

/// <summary>One item with all its versions, neither words nor keys: <see cref="ItemShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Item">Which item.</param>
public sealed record ReadItem(Caller By, OperationId Operation, Id Bank, Id Item) : UseCase(By, Operation), IAboutBank;

/// <summary>Who saw words or keys of an item, oldest first: <see cref="ViewsListed"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Item">Which item.</param>
/// <param name="From">How many to pass over.</param>
/// <param name="Count">1 to <see cref="ItemBank.RowsMax"/>.</param>
public sealed record WhoSawItem(Caller By, OperationId Operation, Id Bank, Id Item, int From, int Count) : UseCase(By, Operation), IAboutBank;

/// <summary>Which campaigns used an item, and how many sat it: <see cref="ExposureShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="Item">Which item.</param>
public sealed record ReadExposure(Caller By, OperationId Operation, Id Bank, Id Item) : UseCase(By, Operation), IAboutBank;

/// <summary>What waits in a bank for whom, versions first, then challenges: <see cref="OpenFilesListed"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Bank">Id of the bank.</param>
/// <param name="From">How many to pass over.</param>
/// <param name="Count">1 to <see cref="ItemBank.RowsMax"/>.</param>
/// <param name="Overdue">Only those whose term is over.</param>
public sealed record ListBankFiles(Caller By, OperationId Operation, Id Bank, int From, int Count, bool Overdue = false)
    : UseCase(By, Operation), IAboutBank;

internal sealed class OpenBankValidator : AbstractValidator<OpenBank>
{
    public OpenBankValidator()
    {
        RuleFor(one => one.By.Agency).NotNull().WithMessage("a bank belongs to an agency");
        RuleFor(one => one.ReviewDays).InclusiveBetween(1, WorkingCalendar.TermMax);
        RuleFor(one => one.AuthorDays).InclusiveBetween(1, WorkingCalendar.TermMax);
        RuleFor(one => one.ApprovalDays).InclusiveBetween(1, WorkingCalendar.TermMax);
    }
}

internal sealed class ListItemsValidator : AbstractValidator<ListItems>
{
    public ListItemsValidator() => RuleFor(one => one.Status).IsInEnum();
}

internal sealed class OpenBankHandler(ServiceParts parts) : IRequestHandler<OpenBank, Reply>
{
    public async Task<Reply> Handle(OpenBank request, CancellationToken cancellationToken)
    {
        var calendar = await new AgencyFiles(parts).CalendarAsync(request.By.Agency).ConfigureAwait(false);
        var terms = new BankTerms(
            calendar, Roles.Holder(Role.ItemAuthor), request.ReviewDays, request.AuthorDays, Roles.Holder(Role.Approver), request.ApprovalDays);
        var open = new Recruit.ItemBanks.OpenBank(request.Mandate, terms, request.By.Agency);
        return await new BankFiles(parts).AskAsync(request.Bank, open, request.Operation).ConfigureAwait(false);
    }
}

internal sealed class ListItemsHandler(ServiceParts parts) : IRequestHandler<ListItems, Reply>
{
    public Task<Reply> Handle(ListItems request, CancellationToken cancellationToken) =>
        new BankFiles(parts).AskAsync(request.Bank, new Recruit.ItemBanks.ListItems(request.From, request.Count, request.Status, request.Author));
}

internal sealed class ReadItemHandler(ServiceParts parts) : IRequestHandler<ReadItem, Reply>
{
    public Task<Reply> Handle(ReadItem request, CancellationToken cancellationToken) =>
        new BankFiles(parts).AskAsync(request.Bank, new Recruit.ItemBanks.ReadItem(request.Item));
}

internal sealed class WhoSawItemHandler(ServiceParts parts) : IRequestHandler<WhoSawItem, Reply>
{
    public Task<Reply> Handle(WhoSawItem request, CancellationToken cancellationToken) =>
        new BankFiles(parts).AskAsync(request.Bank, new WhoSaw(request.Item, request.From, request.Count));
}

internal sealed class ReadExposureHandler(ServiceParts parts) : IRequestHandler<ReadExposure, Reply>
{
    public Task<Reply> Handle(ReadExposure request, CancellationToken cancellationToken) =>
        new BankFiles(parts).AskAsync(request.Bank, new ExposureOf(request.Item));
}

internal sealed class ListBankFilesHandler(ServiceParts parts) : IRequestHandler<ListBankFiles, Reply>
{
    public Task<Reply> Handle(ListBankFiles request, CancellationToken cancellationToken) =>
        new BankFiles(parts).AskAsync(request.Bank, new ListOpenFiles(request.From, request.Count, request.Overdue));
}

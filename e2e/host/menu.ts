interface ItemTemplate {
  readonly submenu?: readonly ItemTemplate[]
  readonly label?: string
  readonly role?: string
  readonly click?: () => void
}

interface MenuItem extends Omit<ItemTemplate, 'submenu'> {
  readonly submenu?: BuiltMenu
}

interface BuiltMenu {
  readonly items: readonly MenuItem[]
}

let applicationMenu: BuiltMenu | null = null

/** A menu that is nowhere to be seen: tests find an item by its label and click it. */
export const Menu = {
  buildFromTemplate: (template: readonly ItemTemplate[]): BuiltMenu => ({
    items: template.map(({ submenu, ...item }) =>
      submenu === undefined ? item : { ...item, submenu: Menu.buildFromTemplate(submenu) },
    ),
  }),
  setApplicationMenu(menu: BuiltMenu | null): void {
    applicationMenu = menu
  },
  getApplicationMenu: () => applicationMenu,
}
